package dev.hawser.examples.review;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.AgentEvent;
import dev.hawser.agent.AgentListener;
import dev.hawser.agent.AgentResult;
import dev.hawser.examples.review.report.Effort;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts what a run does, from its events. Used by one run. */
final class Activity implements AgentListener {

    private final Map<String, JsonNode> running = new HashMap<>();
    private final Set<String> opened = new TreeSet<>();
    private int searches;

    @Override
    public synchronized void onEvent(AgentEvent event) {
        if (event instanceof AgentEvent.ToolStarted started) {
            running.put(started.callId(), started.input());
        } else if (event instanceof AgentEvent.ToolFinished finished) {
            count(finished, running.remove(finished.callId()));
        }
    }

    private void count(AgentEvent.ToolFinished finished, JsonNode input) {
        if (finished.result().error() || input == null) {
            return;
        }
        switch (finished.name()) {
            case "search_files", "find_files" -> searches++;
            case "read_file" -> opened.add(input.path("path").asText());
            case "read_files" -> input.path("paths").forEach(path -> opened.add(path.asText()));
            default -> {}
        }
    }

    /** Returns what was done in a run with that result. */
    synchronized Effort effort(AgentResult result) {
        return Effort.of(result.turns(), searches, opened.size(), result.time(), result.usage());
    }
}
