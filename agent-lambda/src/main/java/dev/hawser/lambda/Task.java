package dev.hawser.lambda;

/**
 * What a function does. It is called by many threads at once where the function is configured so, so keep what belongs to one
 * request in local variables. A request may come again, after a crash or because its answer was lost: do nothing twice that
 * must not be done twice, or leave it to the tools of an agent, whose session knows.
 *
 * <p>Throw {@link TaskFailedException} for what the caller must learn as data, and {@link RetryLaterException} for what the
 * same request may survive later. Any other exception is answered as a bug of the function.
 */
@FunctionalInterface
public interface Task {

    /** Does what the request asks for. */
    TaskResult run(TaskContext context);
}
