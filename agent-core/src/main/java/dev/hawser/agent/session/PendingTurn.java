package dev.hawser.agent.session;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn whose tool calls are not all decided. It is not a part of the history until each call has its result.
 *
 * @param answer the model's answer that calls the tools
 * @param calls its calls, in order
 */
public record PendingTurn(Message answer, List<Call> calls) {

    /** Copies the list. */
    public PendingTurn {
        calls = List.copyOf(calls);
    }

    /**
     * One call of the turn: with a result, or with a question.
     *
     * @param call the call with the arguments that it was or will be run with
     * @param result what the model will be told, or null while the call waits
     * @param question what a person is asked, or null if nobody is
     */
    public record Call(
            Content.ToolUse call,
            Content.@Nullable ToolUseResult result,
            @Nullable String question) {

        /** Returns whether a person's decision is missing. */
        public boolean isWaiting() {
            return result == null;
        }
    }
}
