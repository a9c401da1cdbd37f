package dev.hawser.examples.workflow;

import static dev.hawser.lambda.review.text.Numbers.counted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code workflow}. */
@Command(
        name = "workflow",
        description = {
            "Run the review workflow of the Lambda functions in this process: fetch the source, review it for security and for "
                    + "style, sum up.",
            "",
            "The functions are those that are deployed, with a directory in place of the mount. They are invoked again while "
                    + "they are suspended, so a short --time-out shows how a review outlives its invocations. Give the same --id "
                    + "again to go on with a workflow that was interrupted; what is done is not done twice.",
            "",
            "With --model the agents ask that model on Amazon Bedrock; the usual AWS credentials are needed, and the code is sent "
                    + "to it. Without, fixed rules answer, and nothing leaves this machine."
        },
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The review is complete.",
            "2:The command line, or what it names, is not usable.",
            "3:A function failed, or the review is incomplete."
        },
        sortOptions = false)
public final class WorkflowCommand implements Callable<Integer> {

    private static final int USAGE = 2;
    private static final int FAILED = 3;

    @Parameters(
            paramLabel = "SOURCE",
            description = "A directory, a zip or tar.gz archive, or the https address of a repository or archive.")
    private String source;

    @Option(names = "--ref", paramLabel = "REF", description = "A branch, tag or commit of the repository.")
    private @Nullable String ref;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "workflow",
            description = "What to use as the mount. Default: ${DEFAULT-VALUE} in the current directory.")
    private Path out;

    @Option(names = "--id", paramLabel = "ID", description = "The review's id. Default: a new one, from the time.")
    private @Nullable String id;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "A model or inference profile on Amazon Bedrock, in the region of the environment.")
    private @Nullable String model;

    @Option(
            names = "--time-out",
            paramLabel = "SECONDS",
            defaultValue = "900",
            description = "How long one invocation may take, 2 to 900. Default: ${DEFAULT-VALUE}.")
    private int timeOut;

    @Option(names = "--ask", description = "Ask before the summary is published.")
    private boolean ask;

    @Spec
    private CommandSpec spec;

    private boolean failed;

    @Override
    public Integer call() throws IOException {
        if (timeOut < 2 || timeOut > 900) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--time-out must be 2 to 900 seconds");
        }
        String review = id != null
                ? id
                : "r-"
                        + DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss")
                                .format(Instant.now().atZone(ZoneOffset.UTC));
        if (!review.matches("[A-Za-z0-9-]{1,64}")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--id must be letters, digits and -, 64 at most");
        }
        PrintWriter terminal = spec.commandLine().getOut();
        ObjectNode fetch;
        Path mount;
        try {
            Files.createDirectories(out);
            mount = out.toRealPath();
            fetch = LocalSource.parameters(source, ref, Files.createDirectories(mount.resolve(review)), mount);
        } catch (IOException e) {
            spec.commandLine().getErr().println("error: " + source + " can't be brought to " + out + ": " + e);
            return USAGE;
        }
        PrintStream stdout = System.out;
        try (Functions functions = new Functions(mount, model, ask, Duration.ofSeconds(timeOut));
                PrintStream log = new PrintStream(
                        Files.newOutputStream(
                                mount.resolve(review + ".log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        true,
                        StandardCharsets.UTF_8)) {
            System.setOut(log); // where Lambda collects logs and metrics
            run(functions, review, fetch, terminal);
        } finally {
            System.setOut(stdout);
        }
        terminal.println("Log and metrics of the functions: " + mount.resolve(review + ".log"));
        terminal.flush();
        return failed ? FAILED : 0;
    }

    private void run(Functions functions, String review, ObjectNode fetch, PrintWriter terminal) throws IOException {
        JsonNode fetched = step(functions.fetchSource(), review, "fetch", fetch, terminal);
        if (!isCompleted(fetched)) {
            return;
        }
        ArrayNode results = Json.mapper().createArrayNode();
        results.add(result("security", step(functions.securityReview(), review, "security", Json.object(), terminal)));
        results.add(result("style", step(functions.styleReview(), review, "style", Json.object(), terminal)));
        ObjectNode parameters = Json.object();
        parameters.set("reviews", results);
        JsonNode summary = step(functions.summary(), review, "summary", parameters, terminal);
        failed |= !summary.at("/output/complete").asBoolean();
        terminal.println();
        if (summary.at("/output").has("headline")) {
            terminal.println(summary.at("/output/headline").asText());
        }
        terminal.println("Artifacts in " + out.toRealPath().resolve(review) + ":");
        for (JsonNode response : List.of(fetched, results, summary)) {
            response.findValuesAsText(response == results ? "artifact" : "path")
                    .forEach(path -> terminal.println("  " + path));
        }
    }

    private JsonNode step(
            LocalFunction function, String review, String step, ObjectNode parameters, PrintWriter terminal)
            throws IOException {
        terminal.printf("%-16s ", function.name());
        terminal.flush();
        Instant start = Instant.now();
        ObjectNode request = Json.object().put("runId", review + "-" + step).put("workspace", review);
        request.set("parameters", parameters);
        LocalFunction.Answer answer = function.run(request, waiting -> decide(waiting, terminal));
        JsonNode response = answer.response();
        terminal.printf(
                "%-10s %6.1f s  %s%n",
                response.path("status").asText(),
                Duration.between(start, Instant.now()).toMillis() / 1000.0,
                what(response, answer.invocations()));
        terminal.flush();
        failed |= !isCompleted(response);
        return response;
    }

    private static String what(JsonNode response, int invocations) {
        if (response.has("error")) {
            return response.at("/error/message").asText();
        }
        String turns = counted(response.at("/usage/turns").asInt(), "turn") + ", "
                + counted(response.at("/usage/toolCalls").asInt(), "tool call") + " in "
                + counted(invocations, "invocation");
        return response.path("stopReason").asText().equals("done")
                ? response.path("text").asText()
                : response.at("/output").has("counts")
                        ? counted(response.at("/output/counts/total").asInt(), "finding") + ", " + turns
                        : turns;
    }

    private static ObjectNode result(String reviewer, JsonNode response) {
        ObjectNode result = Json.object()
                .put("name", reviewer)
                .put("status", response.path("status").asText());
        String report = "reviews/" + reviewer + ".json";
        if (response.path("artifacts").findValuesAsText("path").contains(report)) {
            result.put("artifact", report);
        }
        if (response.has("error")) {
            result.set("error", response.path("error"));
        }
        return result;
    }

    private static ArrayNode decide(JsonNode waiting, PrintWriter terminal) {
        ArrayNode decisions = Json.mapper().createArrayNode();
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (JsonNode call : waiting) {
            terminal.println();
            terminal.println(call.path("arguments").toPrettyString());
            terminal.print(call.path("question").asText() + " [y/N] ");
            terminal.flush();
            decisions.add(decision(call.path("callId").asText(), line(keyboard)));
        }
        return decisions;
    }

    private static ObjectNode decision(String callId, String answer) {
        boolean approved = answer.strip().equalsIgnoreCase("y");
        ObjectNode decision = Json.object().put("callId", callId).put("approved", approved);
        return approved ? decision : decision.put("reason", "a person refused");
    }

    private static String line(BufferedReader keyboard) {
        try {
            String line = keyboard.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCompleted(JsonNode response) {
        return response.path("status").asText().equals("completed");
    }
}
