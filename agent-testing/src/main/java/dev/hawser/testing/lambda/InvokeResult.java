package dev.hawser.testing.lambda;

import org.jspecify.annotations.Nullable;

/**
 * What an invocation came to, as Lambda's Invoke API tells it.
 *
 * @param functionError {@code Unhandled} if the function threw, ran out of time or died; null if it answered
 * @param payload the answer, or a JSON object with {@code errorType} and {@code errorMessage}
 */
public record InvokeResult(@Nullable String functionError, String payload) {

    static InvokeResult answered(String payload) {
        return new InvokeResult(null, payload);
    }

    static InvokeResult failed(String payload) {
        return new InvokeResult("Unhandled", payload);
    }
}
