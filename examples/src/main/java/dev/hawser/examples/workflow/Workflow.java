package dev.hawser.examples.workflow;

import static dev.hawser.lambda.review.text.Numbers.counted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.examples.review.TerminalText;
import dev.hawser.lambda.review.text.Numbers;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One review, function by function, with a line on the terminal for each. */
final class Workflow {

    private static final int WIDTH = 200;

    private final Functions functions;
    private final String review;
    private final PrintWriter terminal;
    private final Decisions decisions;
    private final List<String> artifacts = new ArrayList<>();

    Workflow(Functions functions, String review, PrintWriter terminal) {
        this.functions = functions;
        this.review = review;
        this.terminal = terminal;
        this.decisions = new Decisions(terminal);
    }

    /**
     * Runs the functions. A reviewer that fails is a part of the summary; without sources there is nothing to do.
     *
     * @param fetch the parameters of the first one
     * @return whether there is a complete review in the end
     */
    boolean run(ObjectNode fetch) throws IOException {
        if (!isCompleted(step(functions.fetchSource(), "fetch", fetch))) {
            return false;
        }
        ArrayNode results = Json.array();
        results.add(result("security", step(functions.securityReview(), "security", Json.object())));
        results.add(result("style", step(functions.styleReview(), "style", Json.object())));
        ObjectNode parameters = Json.object();
        parameters.set("reviews", results);
        JsonNode summary = step(functions.summary(), "summary", parameters);
        terminal.println();
        if (summary.at("/output").has("headline")) {
            terminal.println(TerminalText.line(summary.at("/output/headline").asText(), WIDTH));
        }
        artifacts.forEach(path -> terminal.println("  " + path));
        return summary.at("/output/complete").asBoolean();
    }

    private JsonNode step(LocalFunction function, String step, ObjectNode parameters) throws IOException {
        terminal.printf("%-16s ", function.name());
        terminal.flush();
        Instant start = Instant.now();
        ObjectNode request = Json.object().put("runId", review + "-" + step).put("workspace", review);
        request.set("parameters", parameters);
        LocalFunction.Answer answer = function.run(request, decisions::on);
        JsonNode response = answer.response();
        terminal.printf(
                "%-10s %8s  %s%n",
                response.path("status").asText(),
                Numbers.time(Duration.between(start, Instant.now())),
                TerminalText.line(what(response, answer.invocations()), WIDTH));
        terminal.flush();
        artifacts.addAll(response.path("artifacts").findValuesAsText("path"));
        return response;
    }

    private static String what(JsonNode response, int invocations) {
        if (response.has("error")) {
            return response.at("/error/message").asText();
        }
        if (response.path("stopReason").asText().equals("done")) {
            return response.path("text").asText();
        }
        String effort = counted(response.at("/usage/turns").asInt(), "turn") + ", "
                + counted(response.at("/usage/toolCalls").asInt(), "tool call") + " in "
                + counted(invocations, "invocation");
        JsonNode findings = response.at("/output/counts/total");
        return findings.isMissingNode() ? effort : counted(findings.asInt(), "finding") + ", " + effort;
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

    private static boolean isCompleted(JsonNode response) {
        return response.path("status").asText().equals("completed");
    }
}
