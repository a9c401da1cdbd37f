package dev.hawser.examples.review;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The languages and settings formats that count as source. */
enum Language {
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
    SETTINGS("settings", "properties", "yml", "yaml", "toml", "ini", "cfg", "conf", "env", "xml", "json", "pem", "key");

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
    static Optional<Language> of(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_EXTENSION.get(extension));
    }

    /** Returns the name for people. */
    String label() {
        return label;
    }
}
