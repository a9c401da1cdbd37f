package dev.hawser.examples.chat;

import dev.hawser.agent.AgentEvent;
import dev.hawser.agent.AgentListener;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.examples.chat.terminal.Screen;
import dev.hawser.examples.chat.terminal.Style;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows what happens in a run: the answer as it is written, and each tool call with what came of it. */
final class Printer implements AgentListener {

    private static final int LONGEST_ERROR = 160;

    private final Screen screen;

    /** The call whose line has no end yet. */
    private @Nullable String open;

    Printer(Screen screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void onEvent(AgentEvent event) {
        if (event instanceof AgentEvent.Text text) {
            endCall();
            screen.write(text.text(), Style.PLAIN);
        } else if (event instanceof AgentEvent.Reasoning reasoning) {
            endCall();
            screen.write(reasoning.text(), Style.DIM);
        } else if (event instanceof AgentEvent.ToolStarted started) {
            endCall();
            screen.startLine();
            screen.write("▸ ", Style.DIM);
            screen.write(started.name(), Style.BOLD);
            screen.write(" " + Words.arguments(started.input()), Style.DIM);
            open = started.callId();
        } else if (event instanceof AgentEvent.ToolFinished finished) {
            finish(finished);
        } else if (event instanceof AgentEvent.Retrying retrying) {
            endCall();
            screen.line(
                    "[trying again in " + Words.time(retrying.delay()) + ": "
                            + retrying.cause().getMessage() + "]",
                    Style.DIM);
        } else if (event instanceof AgentEvent.TurnFinished) {
            endCall();
            screen.startLine();
        }
    }

    private void finish(AgentEvent.ToolFinished finished) {
        if (!finished.callId().equals(open)) {
            endCall();
            screen.write("  " + finished.name(), Style.DIM);
        }
        open = null;
        screen.write(" · " + outcome(finished.result(), finished.time()) + "\n", Style.DIM);
        if (finished.result().error()) {
            screen.line("  ✗ " + Words.brief(finished.result().text(), LONGEST_ERROR), Style.ERROR);
        }
    }

    private static String outcome(ToolResult result, Duration time) {
        long others = result.content().stream()
                .filter(block -> !(block instanceof Content.Text))
                .count();
        String size = Words.size(result.text().getBytes(StandardCharsets.UTF_8).length);
        return Words.time(time) + " · " + size + (others == 0 ? "" : " and " + Words.counted(others, "attachment"));
    }

    private void endCall() {
        if (open != null) {
            open = null;
            screen.startLine();
        }
    }
}
