package dev.hawser.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]+)(?:#[^)]*)?\\)");

    @TempDir
    static Path classes;

    private static Map<CodeBlock, List<String>> errors;

    @BeforeAll
    static void compile() throws IOException {
        errors = new Compilation(imports(), classes).errors(blocks());
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(docs, top)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    static List<CodeBlock> blocks() throws IOException {
        List<CodeBlock> blocks = new ArrayList<>();
        for (Path page : pages()) {
            blocks.addAll(CodeBlock.of(page));
        }
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void every_block_of_java_compiles(CodeBlock block) {
        assertThat(errors.getOrDefault(block, List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_to_a_file_leads_to_one(Path page) throws IOException {
        List<String> dead = new ArrayList<>();
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            if (!Files.exists(page.resolveSibling(link.group(1)))) {
                dead.add(link.group(1));
            }
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void every_page_is_named_in_the_readme() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            assertThat(docs.filter(file -> file.toString().endsWith(".md")).map(file -> "docs/" + file.getFileName()))
                    .allSatisfy(page -> assertThat(readme).contains(page));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/first-agent.md", "docs/lambda.md"})
    void a_project_that_a_page_shows_has_the_versions_that_are_tested_here(String page) throws IOException {
        String build = Files.readString(ROOT.resolve("pom.xml"));
        Matcher used = Pattern.compile("<artifactId>([\\w-]+)</artifactId>[^\\n]*\\n\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(ROOT.resolve(page)));

        Map<String, String> versions = new TreeMap<>();
        while (used.find()) {
            versions.put(used.group(1), used.group(2));
        }

        versions.remove("first-agent");
        assertThat(versions).hasSizeGreaterThan(5);
        assertThat(versions)
                .allSatisfy(
                        (artifact, version) -> assertThat(build).as(artifact).contains("version>" + version + "<"));
    }

    @Test
    void what_does_not_compile_is_noticed() throws IOException {
        CodeBlock statement = new CodeBlock("page", 1, "agent.run(42);");
        CodeBlock method = new CodeBlock("page", 2, "int method() { return \"\"; }");
        CodeBlock nonsense = new CodeBlock("page", 3, "no Java at all");
        CodeBlock right = new CodeBlock("page", 4, "agent.run(\"Hello.\");");

        assertThat(new Compilation(imports(), classes).errors(List.of(statement, method, right)))
                .containsOnlyKeys(statement, method);
        assertThat(new Compilation(imports(), classes).errors(List.of(nonsense)))
                .containsOnlyKeys(nonsense);
    }

    /** A page needs no imports for what Hawser's packages and the usual packages of the JDK hold. */
    private static String imports() throws IOException {
        List<String> names = new ArrayList<>(List.of(
                "java.io.*",
                "java.net.*",
                "java.nio.file.*",
                "java.time.*",
                "java.util.*",
                "java.util.concurrent.*",
                "java.util.function.*",
                "org.junit.jupiter.api.*",
                "software.amazon.awssdk.auth.credentials.*",
                "software.amazon.awssdk.regions.Region",
                "dev.hawser.examples.docs.Surroundings",
                "dev.hawser.examples.docs.Surroundings.*",
                "dev.hawser.agent.model.ModelException.Kind",
                "static org.assertj.core.api.Assertions.*"));
        for (String module : List.of("agent-core", "agent-tools-fs", "agent-testing", "agent-lambda")) {
            Path sources = ROOT.resolve(module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.endsWith("package-info.java"))
                        .map(file ->
                                sources.relativize(file.getParent()).toString().replace('/', '.') + ".*")
                        .forEach(names::add);
            }
        }
        return names.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
    }
}
