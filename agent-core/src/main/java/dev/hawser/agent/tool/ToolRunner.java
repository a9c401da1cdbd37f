package dev.hawser.agent.tool;

import dev.hawser.agent.message.Content;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the calls that a model makes. Whatever goes wrong with one becomes a result that the model can correct itself by; only
 * a {@link FatalToolException} gets out.
 *
 * <p>Immutable, and safe to use from several threads at once.
 */
public final class ToolRunner {

    /** How many characters of text a result has at most, unless said otherwise. */
    public static final int DEFAULT_MAX_RESULT_CHARACTERS = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(ToolRunner.class);

    private static final int MAX_CAUSES = 100;

    private final Toolset tools;
    private final int maxResultCharacters;

    /** Creates a runner with {@link #DEFAULT_MAX_RESULT_CHARACTERS}. */
    public ToolRunner(Toolset tools) {
        this(tools, DEFAULT_MAX_RESULT_CHARACTERS);
    }

    /**
     * Creates a runner.
     *
     * @param tools what may be called
     * @param maxResultCharacters what is longer is cut off, and the model is told so; at least 1
     */
    public ToolRunner(Toolset tools, int maxResultCharacters) {
        if (maxResultCharacters < 1) {
            throw new IllegalArgumentException("maxResultCharacters must be at least 1, not " + maxResultCharacters);
        }
        this.tools = tools;
        this.maxResultCharacters = maxResultCharacters;
    }

    /**
     * Runs one call on the calling thread. An interrupt or cancellation before or during the call makes it a result, too;
     * the thread stays interrupted.
     *
     * @throws FatalToolException if the tool throws one, as such or as a cause
     */
    public ToolOutcome run(Content.ToolUse call, ToolContext context) {
        long start = System.nanoTime();
        Attempt attempt = attempt(call, context);
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        ToolResult result = TextLimit.apply(attempt.result, maxResultCharacters);
        return new ToolOutcome(
                new Content.ToolUseResult(call.id(), result.content(), result.error()),
                attempt.kind,
                duration,
                attempt.failure);
    }

    private record Attempt(
            ToolOutcome.Kind kind,
            ToolResult result,
            @Nullable Throwable failure) {}

    private Attempt attempt(Content.ToolUse call, ToolContext context) {
        Optional<AgentTool> tool = tools.find(call.name());
        if (tool.isEmpty()) {
            LOG.debug("the model called an unknown tool");
            return new Attempt(
                    ToolOutcome.Kind.UNKNOWN_TOOL, ToolResult.error(FailureText.unknownTool(call.name(), tools)), null);
        }
        if (isCancelled(context)) {
            return new Attempt(ToolOutcome.Kind.CANCELLED, ToolResult.error(FailureText.notStarted(call.name())), null);
        }
        try {
            ToolResult result = tool.get().call(call.input(), context);
            return result.error()
                    ? new Attempt(ToolOutcome.Kind.FAILED, result, null)
                    : new Attempt(ToolOutcome.Kind.SUCCEEDED, result, null);
        } catch (Throwable failure) {
            return failed(call.name(), failure, context);
        }
    }

    private static boolean isCancelled(ToolContext context) {
        return context.cancellation().isCancelled() || Thread.currentThread().isInterrupted();
    }

    private static Attempt failed(String tool, Throwable failure, ToolContext context) {
        FatalToolException fatal = find(FatalToolException.class, failure);
        if (fatal != null) {
            throw fatal;
        }
        if (find(InterruptedException.class, failure) != null) {
            Thread.currentThread().interrupt();
        }
        if (isCancelled(context)) {
            LOG.debug("tool '{}' was cancelled", tool, failure);
            return new Attempt(ToolOutcome.Kind.CANCELLED, ToolResult.error(FailureText.cancelled(tool)), failure);
        }
        if (failure instanceof InvalidArgumentsException) {
            LOG.debug("tool '{}' was called with wrong arguments", tool);
            return new Attempt(
                    ToolOutcome.Kind.INVALID_ARGUMENTS, ToolResult.error(FailureText.of(tool, failure)), failure);
        }
        if (failure instanceof ToolException) {
            LOG.debug("tool '{}' reported a failure", tool, failure);
        } else {
            LOG.warn("tool '{}' failed", tool, failure);
        }
        return new Attempt(ToolOutcome.Kind.FAILED, ToolResult.error(FailureText.of(tool, failure)), failure);
    }

    private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
