import { withRetry } from '@aws/durable-execution-sdk-js';

/**
 * Invokes a function as a durable operation and invokes it again when it throws.
 *
 * A durable invoke has neither a retry nor a time-out of its own, and can't stand inside a step. What the functions throw is,
 * by their contract, what a retry can cure (everything else is `failed` data), so every `InvokeError` is tried again: with
 * the same run id, so that finished work is not repeated. The delays double, to outlast the lease of 15 s that a killed process
 * leaves on its session, and have no jitter, since nothing random may happen outside a step.
 *
 * Fails with the last `InvokeError` after the attempts of the config.
 */
export function invoke(context, name, functionArn, request, config) {
  return withRetry(
    context,
    name,
    (attempts, attempt) => attempts.invoke(attempt === 1 ? name : `${name}-attempt-${attempt}`, functionArn, request),
    {
      wrapWithRunInChildContext: false,
      retryStrategy: (_, attempt) => ({
        shouldRetry: attempt < config.invokeAttempts,
        delay: { seconds: config.retryDelaySeconds * 2 ** (attempt - 1) },
      }),
    },
  );
}
