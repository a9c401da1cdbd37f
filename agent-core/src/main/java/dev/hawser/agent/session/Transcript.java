package dev.hawser.agent.session;

import dev.hawser.agent.message.Content;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes a session as Markdown for people: every prompt, answer, tool call, result and stop, in the order in which they
 * happened, with those that the model was spared later.
 */
public final class Transcript {

    private final Appendable out;
    private final int longest;

    private Transcript(Appendable out, int longest) {
        this.out = out;
        this.longest = longest;
    }

    /**
     * Writes the session that a store has under that id. Takes memory for one entry at a time.
     *
     * @param longest how many characters of a text to show at most; what is longer is cut, which is said
     * @throws SessionException if there is none, or it can't be read
     */
    public static void write(SessionStore store, String id, Appendable out, int longest) {
        if (longest < 1) {
            throw new IllegalArgumentException("longest is " + longest + ": use 1 or more");
        }
        Transcript transcript = new Transcript(out, longest);
        transcript.line("# Session " + id);
        Journal.forEach(id, store.read(id), transcript::entry);
    }

    private void entry(JournalEntry entry) {
        if (entry instanceof JournalEntry.Prompt prompt) {
            section("Prompt" + (prompt.runId() == null ? "" : " of run " + prompt.runId()));
            prompt.content().forEach(this::content);
        } else if (entry instanceof JournalEntry.Answer answer) {
            section("Model");
            answer.content().forEach(this::content);
        } else if (entry instanceof JournalEntry.Reminder reminder) {
            section("Agent");
            reminder.content().forEach(this::content);
        } else if (entry instanceof JournalEntry.ToolAsked asked) {
            section("Question about " + asked.callId());
            line(asked.question());
            code(asked.input().toPrettyString());
        } else if (entry instanceof JournalEntry.ToolGranted granted) {
            section("Granted: " + granted.callId());
        } else if (entry instanceof JournalEntry.ToolFinished finished) {
            section((finished.error() ? "Error of " : "Result of ") + finished.callId());
            finished.content().forEach(this::content);
        } else if (entry instanceof JournalEntry.Compaction compaction) {
            section("The conversation was shortened to " + compaction.messages().size() + " messages");
        } else if (entry instanceof JournalEntry.Stop stop) {
            section("Stop: " + stop.reason());
            line(stop.detail() + " (" + stop.usage().totalTokens() + " tokens)");
        }
    }

    private void content(Content block) {
        if (block instanceof Content.Text text) {
            code(text.text());
        } else if (block instanceof Content.Reasoning reasoning) {
            line("Thoughts:");
            code(reasoning.text());
        } else if (block instanceof Content.ToolUse call) {
            line("Calls `" + call.name() + "` as " + call.id() + ":");
            code(call.input().toPrettyString());
        } else if (block instanceof Content.ToolUseResult result) {
            result.content().forEach(this::content);
        } else {
            line("[" + block.getClass().getSimpleName() + "]");
        }
    }

    private void section(String title) {
        line("");
        line("## " + title);
    }

    /** Fences a text with more backticks than it has in a row, so that it can't end the fence. */
    private void code(String text) {
        String shown = text.length() <= longest ? text : text.substring(0, longest);
        String fence = "```";
        while (shown.contains(fence)) {
            fence += "`";
        }
        line("");
        line(fence);
        line(shown);
        line(fence);
        if (shown.length() < text.length()) {
            line("[" + (text.length() - longest) + " more characters]");
        }
    }

    private void line(String text) {
        try {
            out.append(text).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
