package dev.hawser.agent;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a run has come to so far. */
final class RunTally {

    private final long startNanos = System.nanoTime();
    private int turns;
    private int toolCalls;
    private Usage usage = Usage.NONE;
    private String text = "";

    int turns() {
        return turns;
    }

    Usage usage() {
        return usage;
    }

    void add(ModelResponse response) {
        turns++;
        toolCalls += response.toolUses().size();
        usage = usage.plus(response.usage());
        String said = textOf(response.content());
        if (!said.isEmpty()) {
            text = said;
        }
    }

    AgentResult result(Session session, Stop stop) {
        Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
        return new AgentResult(text, stop.reason(), stop.detail(), usage, turns, toolCalls, time, session);
    }

    private static String textOf(List<Content> content) {
        return content.stream()
                .filter(Content.Text.class::isInstance)
                .map(block -> ((Content.Text) block).text())
                .collect(Collectors.joining());
    }
}
