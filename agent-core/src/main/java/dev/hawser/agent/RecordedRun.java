package dev.hawser.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.session.JournalEntry;
import dev.hawser.agent.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a run as a session keeps it. */
final class RecordedRun {

    private RecordedRun() {}

    static JournalEntry.Stop entry(@Nullable String runId, AgentResult result, @Nullable JsonNode output) {
        return new JournalEntry.Stop(
                runId,
                result.stopReason().isFinal(),
                result.stopReason().name(),
                result.stopDetail(),
                result.text(),
                result.usage(),
                json(result.metrics()),
                output);
    }

    /** By hand, since every run ends with it, also one that has no other use for the mapper. */
    private static JsonNode json(RunMetrics metrics) {
        ObjectNode json = Json.object()
                .put("turns", metrics.turns())
                .put("retries", metrics.retries())
                .put("modelTime", metrics.modelTime().toString());
        ObjectNode tools = json.putObject("tools");
        metrics.tools()
                .forEach((name, tool) -> tools.putObject(name)
                        .put("calls", tool.calls())
                        .put("errors", tool.errors())
                        .put("time", tool.time().toString()));
        return json.put("time", metrics.time().toString());
    }

    static AgentResult result(JournalEntry.Stop stop, Session session) {
        try {
            RunMetrics metrics = Json.mapper().treeToValue(stop.metrics(), RunMetrics.class);
            StopReason reason = StopReason.valueOf(stop.reason());
            return new AgentResult(stop.text(), reason, stop.detail(), stop.usage(), metrics, List.of(), session);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "session '" + session.id() + "': the result of run '" + stop.runId()
                            + "' can't be understood; was it written by another version?",
                    e);
        }
    }
}
