package dev.hawser.lambda.review.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.AgentEvent;
import dev.hawser.agent.AgentListener;
import dev.hawser.agent.AgentResult;
import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.report.Effort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts what a run does, from its events, on top of what was counted before. Used by one run. */
final class Activity implements AgentListener {

    private final Map<String, JsonNode> running = new HashMap<>();
    private final Set<String> opened;
    private int searches;

    Activity(ReviewNotes before) {
        this.opened = new TreeSet<>(before.opened());
        this.searches = before.searches();
    }

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

    /** Returns the counts, and findings with them. */
    synchronized ReviewNotes notes(List<Finding> findings) {
        return new ReviewNotes(findings, searches, List.copyOf(opened));
    }

    /** Returns what was done in a run with that result. */
    synchronized Effort effort(AgentResult result) {
        return Effort.of(result.turns(), searches, opened.size(), result.time(), result.usage());
    }
}
