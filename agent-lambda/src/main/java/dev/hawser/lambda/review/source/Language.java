package dev.hawser.lambda.review.source;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The languages and settings formats that count as source. */
public enum Language {
    JAVA("Java", "java"),
    KOTLIN("Kotlin", "kt", "kts"),
    GROOVY("Groovy", "groovy", "gradle"),
    SCALA("Scala", "scala"),
    PYTHON("Python", "py"),
    JAVASCRIPT("JavaScript", "js", "jsx", "mjs", "cjs"),
    TYPESCRIPT("TypeScript", "ts", "tsx", "vue"),
    GO("Go", "go"),
    CSHARP("C#", "cs"),
    C("C and C++", "c", "h", "cc", "cpp", "hpp"),
    RUST("Rust", "rs"),
    PHP("PHP", "php"),
    SWIFT("Swift", "swift"),
    RUBY("Ruby", "rb"),
    SHELL("shell", "sh", "bash"),
    SQL("SQL", "sql"),
    TERRAFORM("Terraform", "tf"),
    HTML("HTML", "html"),
    XML("XML", "xml"),
    JSON("JSON", "json"),
    SETTINGS("settings", "properties", "yml", "yaml", "toml", "ini", "cfg", "conf", "env"),
    KEYS("keys", "pem", "key");

    private static final Map<String, Language> BY_EXTENSION = new HashMap<>();

    static {
        for (Language language : values()) {
            language.extensions.forEach(extension -> BY_EXTENSION.put(extension, language));
        }
    }

    private final String label;
    private final List<String> extensions;

    Language(String label, String... extensions) {
        this.label = label;
        this.extensions = Arrays.asList(extensions);
    }

    /** Returns the language of a file by the end of its name. */
    public static Optional<Language> of(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_EXTENSION.get(extension));
    }

    /** Returns a glob for the files of these languages: {@code *.{java,kt,kts}}. */
    public static String glob(Language... languages) {
        List<String> all = Arrays.stream(languages)
                .flatMap(language -> language.extensions.stream())
                .toList();
        return all.size() == 1 ? "*." + all.get(0) : "*.{" + String.join(",", all) + "}";
    }

    /** Returns the name for people. */
    public String label() {
        return label;
    }
}
