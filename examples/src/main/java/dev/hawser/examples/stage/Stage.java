package dev.hawser.examples.stage;

import dev.hawser.agent.json.Json;
import dev.hawser.examples.review.offline.OfflineBedrock;
import dev.hawser.lambda.review.FetchSource;
import dev.hawser.lambda.review.SecurityReview;
import dev.hawser.lambda.review.StyleReview;
import dev.hawser.lambda.review.Summary;
import dev.hawser.testing.LocalBedrock;
import dev.hawser.testing.lambda.Deployable;
import dev.hawser.testing.lambda.LocalFunction;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Puts the review's functions on a stage: the deployable, under AWS's runtime interface client, with fixed rules in the place
 * of a model. Prints one line of JSON with the addresses when it is ready, and ends when the standard input does. What the
 * functions write goes to standard error.
 */
@Command(
        name = "stage",
        description = "Run the review's Lambda functions on this machine, behind Lambda's Invoke API.",
        mixinStandardHelpOptions = true)
public final class Stage implements Callable<Integer> {

    private static final Map<String, Class<?>> FUNCTIONS = functions();
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    @Option(
            names = "--mount",
            paramLabel = "DIR",
            description = "The directory that holds the workspaces. Default: a temporary one.")
    private @Nullable Path mount;

    @Option(
            names = "--deployable",
            paramLabel = "ZIP",
            description = "The deployable. Default: the one beside the program.")
    private @Nullable Path zip;

    @Option(
            names = "--timeout",
            paramLabel = "FUNCTION=SECONDS",
            description = "How long an invocation of that function may take. Default: 60.")
    private Map<String, Integer> timeouts = new LinkedHashMap<>();

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "An environment variable of the functions.")
    private Map<String, String> variables = new LinkedHashMap<>();

    private Stage() {}

    private static Map<String, Class<?>> functions() {
        Map<String, Class<?>> functions = new LinkedHashMap<>();
        functions.put("fetch-source", FetchSource.class);
        functions.put("security-review", SecurityReview.class);
        functions.put("style-review", StyleReview.class);
        functions.put("summary", Summary.class);
        return functions;
    }

    /** Runs the stage until the standard input ends. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Stage()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        PrintStream out = System.out;
        Path workspaces = mount == null ? Files.createTempDirectory("hawser-mount-") : mount;
        Deployable deployable =
                Deployable.unpack(zip == null ? beside() : zip, Files.createTempDirectory("hawser-function-"));
        try (LocalBedrock bedrock = OfflineBedrock.start();
                Cast cast = cast(deployable, workspaces, bedrock);
                InvokeApi api = InvokeApi.start(cast)) {
            out.println(Json.write(Json.object()
                    .put("invoke", api.address().toString())
                    .put("mount", workspaces.toAbsolutePath().toString())));
            out.flush();
            awaitEndOfInput();
        }
        return 0;
    }

    private Cast cast(Deployable deployable, Path workspaces, LocalBedrock bedrock) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("WORKSPACE_MOUNT", workspaces.toAbsolutePath().toString());
        environment.put("BEDROCK_MODEL_ID", OfflineBedrock.MODEL_ID);
        environment.put("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", bedrock.endpoint().toString());
        environment.putAll(variables);
        Map<String, LocalFunction> functions = new LinkedHashMap<>();
        FUNCTIONS.forEach((name, handler) -> functions.put(
                name,
                LocalFunction.named(name, handler.getName(), deployable)
                        .environment(environment)
                        .timeout(timeout(name))
                        .output(System.err::println)
                        .create()));
        return new Cast(functions);
    }

    private Duration timeout(String name) {
        Integer seconds = timeouts.get(name);
        return seconds == null ? DEFAULT_TIMEOUT : Duration.ofSeconds(seconds);
    }

    private static Path beside() {
        try {
            Path program = Path.of(Stage.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return program.resolveSibling("hawser-lambda.zip");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // until the end
        }
    }
}
