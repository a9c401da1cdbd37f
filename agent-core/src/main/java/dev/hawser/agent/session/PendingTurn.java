package dev.hawser.agent.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A turn whose tool calls have not all a result. It is not a part of the history until they have.
 *
 * @param answer the model's answer that calls the tools
 * @param calls its calls, in order
 */
public record PendingTurn(Message answer, List<Call> calls) {

    /** What the model is told of a call that was started and must not run twice. */
    public static final String UNCERTAIN_RESULT =
            "The process ended while this call ran. Whether it had its effect is not known: check before you call it again.";

    /** Copies the list. */
    public PendingTurn {
        calls = List.copyOf(calls);
    }

    /** How far a call is. */
    public enum Status {
        /** Nothing was decided yet. */
        NEW,
        /** A person is asked. */
        ASKED,
        /** It may run, and run again. */
        ALLOWED,
        /** It was started and must not run twice; whether it had its effect is not known. */
        UNCERTAIN,
        /** It has its result. */
        DONE
    }

    /**
     * One call of the turn.
     *
     * @param call the call with the arguments that it was or will be run with
     * @param status how far it is
     * @param result what the model will be told, or null while it is not done
     * @param question what a person is asked, or null if nobody is
     */
    public record Call(
            Content.ToolUse call,
            Status status,
            Content.@Nullable ToolUseResult result,
            @Nullable String question) {

        static Call of(Content.ToolUse call) {
            return new Call(call, Status.NEW, null, null);
        }

        /** Returns whether a person's decision is missing. */
        public boolean isWaiting() {
            return status == Status.ASKED;
        }

        /** Returns whether there is no result yet. */
        public boolean isOpen() {
            return status != Status.DONE;
        }

        Call asked(JsonNode input, String newQuestion) {
            return new Call(with(input), Status.ASKED, null, newQuestion);
        }

        Call granted() {
            return new Call(call, Status.ALLOWED, null, null);
        }

        Call started(JsonNode input, Status newStatus) {
            return new Call(with(input), newStatus, null, null);
        }

        Call done(Content.ToolUseResult newResult) {
            return new Call(call, Status.DONE, newResult, null);
        }

        private Content.ToolUse with(JsonNode input) {
            return new Content.ToolUse(call.id(), call.name(), input);
        }
    }

    /** Returns the call with that id. */
    public Optional<Call> find(String callId) {
        return calls.stream().filter(call -> call.call().id().equals(callId)).findFirst();
    }

    boolean isDone() {
        return calls.stream().noneMatch(Call::isOpen);
    }

    List<Content.ToolUseResult> results() {
        return calls.stream().map(call -> Objects.requireNonNull(call.result())).toList();
    }

    static PendingTurn of(Message answer) {
        return new PendingTurn(answer, answer.toolUses().stream().map(Call::of).toList());
    }

    PendingTurn with(Call changed) {
        return new PendingTurn(
                answer,
                calls.stream()
                        .map(call -> call.call().id().equals(changed.call().id()) ? changed : call)
                        .toList());
    }
}
