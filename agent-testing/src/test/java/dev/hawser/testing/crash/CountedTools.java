package dev.hawser.testing.crash;

import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Tool;
import dev.hawser.agent.tool.ToolContext;

/** A tool of each effect. */
final class CountedTools {

    private final Diary diary;

    CountedTools(Diary diary) {
        this.diary = diary;
    }

    @Tool(value = "Reads.", effect = Effect.READS)
    String reads(ToolContext context) {
        return ran(context);
    }

    @Tool(value = "May be repeated.", effect = Effect.IDEMPOTENT)
    String repeats(ToolContext context) {
        return ran(context);
    }

    @Tool("Must not be repeated.")
    String once(ToolContext context) {
        return ran(context);
    }

    private String ran(ToolContext context) {
        diary.write("ran " + context.callId());
        return "result of " + context.idempotencyKey();
    }
}
