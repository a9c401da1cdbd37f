package dev.hawser.examples.review.offline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.lambda.review.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A reviewer that follows rules: it looks what kinds of files there are, searches for what each rule looks for, reads around
 * the hits that need it, reports those that are no false alarms, and closes. It keeps nothing between calls: where it stands
 * follows from the conversation.
 */
final class RuleReviewer implements Model {

    private static final int CALLS_A_TURN = 32;
    private static final int FINDINGS_A_CALL = 25;

    private final List<Search> searches;
    private final Overview overview;

    /** Makes a reviewer that follows these rules. */
    RuleReviewer(List<Rule> rules) {
        this.searches = Search.of(rules);
        this.overview = new Overview(searches);
    }

    @Override
    public ModelResponse call(ModelRequest request, ModelCall call) {
        Transcript talk = Transcript.of(request);
        List<Content.ToolUse> next = unanswered(overview.calls(), talk);
        if (!next.isEmpty()) {
            return asking(next);
        }
        List<Search> useful = searches.stream()
                .filter(search -> overview.hasFilesFor(search, talk))
                .toList();
        next = unanswered(useful.stream().flatMap(s -> s.calls().stream()).toList(), talk);
        if (!next.isEmpty()) {
            return asking(next);
        }
        if (!useful.isEmpty() && useful.stream().allMatch(search -> search.isFailed(talk))) {
            String answer = talk.answer(useful.get(0).id()).orElseThrow().text();
            throw new ModelException(ModelException.Kind.INVALID_REQUEST, "no search works: " + answer);
        }
        Inquiry inquiry = Inquiry.of(useful, talk);
        next = unanswered(inquiry.readCalls(), talk);
        if (!next.isEmpty()) {
            return asking(next);
        }
        next = unanswered(reports(inquiry.findings()), talk);
        if (!next.isEmpty() && !inquiry.isTold("limit of")) {
            return asking(next.subList(0, 1));
        }
        return ModelResponse.text(inquiry.closingWords());
    }

    private static List<Content.ToolUse> unanswered(List<Content.ToolUse> calls, Transcript talk) {
        return calls.stream().filter(call -> talk.answer(call.id()).isEmpty()).toList();
    }

    private static ModelResponse asking(List<Content.ToolUse> calls) {
        return ModelResponse.toolUse(calls.stream().limit(CALLS_A_TURN).toArray(Content.ToolUse[]::new));
    }

    private static List<Content.ToolUse> reports(List<Finding> findings) {
        List<Content.ToolUse> calls = new ArrayList<>();
        IntStream.iterate(0, from -> from < findings.size(), from -> from + FINDINGS_A_CALL)
                .forEach(from -> {
                    List<Finding> batch = findings.subList(from, Math.min(findings.size(), from + FINDINGS_A_CALL));
                    ArrayNode array = Json.mapper().valueToTree(batch);
                    calls.add(new Content.ToolUse(
                            "report-" + (calls.size() + 1),
                            "report_findings",
                            Json.object().set("findings", array)));
                });
        return calls;
    }
}
