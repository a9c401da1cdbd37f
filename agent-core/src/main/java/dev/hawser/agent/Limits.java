package dev.hawser.agent;

import java.time.Duration;

/**
 * How far a run may go. Reaching a limit ends the run with a {@link StopReason} and what there is so far; it is not an
 * error, and the session can go on.
 *
 * @param turns model calls that are answered; each with the tools it asks for. Default 50
 * @param tokens tokens of all kinds that the run may use. It is checked before each model call, so the last call may go
 *     beyond it. Default 2,000,000
 * @param time wall time; it also bounds the model call and the pauses between attempts. Default 30 minutes
 * @param toolCallsPerTurn calls that are run of one answer; the model is told that the others were not. Default 64
 * @param repeats turns in a row that make the same calls and get the same results. Default 8
 * @param failures turns in a row in which every tool call fails. Default 16
 * @param overflows times that the conversation is shortened because the model could not take it. Default 3
 * @param structuredAttempts answers that the model may give when a typed result is wanted. Default 3
 */
public record Limits(
        int turns,
        long tokens,
        Duration time,
        int toolCallsPerTurn,
        int repeats,
        int failures,
        int overflows,
        int structuredAttempts) {

    private static final Limits DEFAULTS = new Limits(50, 2_000_000, Duration.ofMinutes(30), 64, 8, 16, 3, 3);

    /** Checks the values. */
    public Limits {
        requirePositive("turns", turns);
        requirePositive("tokens", tokens);
        requirePositive("toolCallsPerTurn", toolCallsPerTurn);
        requirePositive("repeats", repeats);
        requirePositive("failures", failures);
        requirePositive("structuredAttempts", structuredAttempts);
        if (overflows < 0) {
            throw new IllegalArgumentException("overflows is " + overflows + ": it must be at least 0");
        }
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time is " + time + ": a run needs a positive time");
        }
    }

    /** The default of every limit. */
    public static Limits defaults() {
        return DEFAULTS;
    }

    /** The defaults, but for the number of turns. */
    public static Limits turns(int turns) {
        return new Limits(
                turns,
                DEFAULTS.tokens,
                DEFAULTS.time,
                DEFAULTS.toolCallsPerTurn,
                DEFAULTS.repeats,
                DEFAULTS.failures,
                DEFAULTS.overflows,
                DEFAULTS.structuredAttempts);
    }

    /** Returns these limits with another number of tokens. */
    public Limits tokens(long newTokens) {
        return new Limits(turns, newTokens, time, toolCallsPerTurn, repeats, failures, overflows, structuredAttempts);
    }

    /** Returns these limits with another wall time. */
    public Limits time(Duration newTime) {
        return new Limits(turns, tokens, newTime, toolCallsPerTurn, repeats, failures, overflows, structuredAttempts);
    }

    /** Returns these limits with another number of tool calls of one answer. */
    public Limits toolCallsPerTurn(int newToolCallsPerTurn) {
        return new Limits(turns, tokens, time, newToolCallsPerTurn, repeats, failures, overflows, structuredAttempts);
    }

    /** Returns these limits with another number of identical turns in a row. */
    public Limits repeats(int newRepeats) {
        return new Limits(turns, tokens, time, toolCallsPerTurn, newRepeats, failures, overflows, structuredAttempts);
    }

    /** Returns these limits with another number of failing turns in a row. */
    public Limits failures(int newFailures) {
        return new Limits(turns, tokens, time, toolCallsPerTurn, repeats, newFailures, overflows, structuredAttempts);
    }

    /** Returns these limits with another number of times that an overflow is recovered from. */
    public Limits overflows(int newOverflows) {
        return new Limits(turns, tokens, time, toolCallsPerTurn, repeats, failures, newOverflows, structuredAttempts);
    }

    /** Returns these limits with another number of answers for a typed result. */
    public Limits structuredAttempts(int newStructuredAttempts) {
        return new Limits(turns, tokens, time, toolCallsPerTurn, repeats, failures, overflows, newStructuredAttempts);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ": it must be at least 1");
        }
    }
}
