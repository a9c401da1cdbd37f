package dev.hawser.benchmarks.contest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One who takes part. The first is the floor that the others are compared with. */
public enum Contestant {
    /** A loop written by hand on the AWS SDK. */
    AWS_SDK("hand-written", "aws-sdk", "awssdk.HandWrittenLoop"),
    /** Hawser. */
    HAWSER("Hawser", "hawser", "hawser.HawserAgent"),
    /** Hawser, with its tools on the thread that runs the agent. */
    HAWSER_ON_CALLING_THREAD("Hawser on calling thread", "hawser", "hawser.CallingThreadAgent"),
    /** LangChain4j. */
    LANGCHAIN4J("LangChain4j", "langchain4j", "langchain4j.LangChain4jAgent"),
    /** Spring AI. */
    SPRING_AI("Spring AI", "spring-ai", "springai.SpringAiAgent");

    private final String label;
    private final String module;
    private final String mainClass;

    Contestant(String label, String module, String mainClass) {
        this.label = label;
        this.module = module;
        this.mainClass = "dev.hawser.benchmarks.contestant." + mainClass;
    }

    /** Returns the different frameworks, each as it comes. */
    public static List<Contestant> asTheyCome() {
        return Stream.of(values())
                .filter(contestant -> contestant != HAWSER_ON_CALLING_THREAD)
                .toList();
    }

    /** Returns the name to show. */
    public String label() {
        return label;
    }

    /** Returns the command that runs it. */
    public List<String> command(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(":", classPath())));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the jars and directories that it needs, its own first, as Maven has resolved them. */
    public List<String> classPath() {
        Path target = contestants().resolve(module).resolve("target");
        Path resolved = target.resolve("classpath");
        if (!Files.exists(resolved)) {
            throw new IllegalStateException(
                    module + " is not built: mvn -Pbenchmarks -pl benchmarks -am package -DskipTests");
        }
        try {
            List<String> path = new ArrayList<>();
            path.add(packaged(target).orElse(target.resolve("classes")).toString());
            path.addAll(List.of(Files.readString(resolved).trim().split(":")));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> packaged(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar")).findFirst();
        }
    }

    private static Path contestants() {
        try {
            Path program = Path.of(Contestant.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return program.getParent().resolveSibling("contestants");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
