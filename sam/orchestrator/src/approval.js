import { CallbackError, CallbackExternalError, CallbackTimeoutError } from '@aws/durable-execution-sdk-js';

/**
 * Asks for decisions on the calls that a run wants to make, and waits for them on a callback, for hours or days at no cost.
 *
 * The callback is completed with `{"approvals":[{"callId","approved","reason"?}]}` or `{"cancel":true}`. Without a clear yes
 * nothing is approved: a time-out, a failed callback, an answer that can't be read and a call without a decision all deny,
 * each with its reason, which the model is told.
 *
 * @returns `{approvals: [...]}` with one decision for each call asked, or `{cancel: true}`
 */
export async function decide(context, name, task, asked, config, notify) {
  const deny = (reason) => ({ approvals: asked.map(({ callId }) => ({ callId, approved: false, reason })) });
  try {
    const answer = await context.waitForCallback(
      name,
      (callbackId, step) => notify({ callbackId, runId: task.request.runId, approvals: asked }, step.logger),
      {
        timeout: { seconds: config.approvalTimeoutSeconds },
        retryStrategy: (_, attempt) => ({ shouldRetry: attempt < 5, delay: { seconds: 2 ** attempt } }),
      },
    );
    return read(answer, asked, deny);
  } catch (error) {
    if (error instanceof CallbackTimeoutError) {
      return deny(`nobody decided within ${config.approvalTimeoutSeconds} s`);
    }
    if (error instanceof CallbackExternalError) return deny(`refused: ${error.message}`);
    if (error instanceof CallbackError) return deny(`nobody could be asked: ${error.message}`);
    throw error;
  }
}

function read(answer, asked, deny) {
  let given;
  try {
    given = JSON.parse(answer);
  } catch {
    return deny('the answer was not JSON');
  }
  if (given?.cancel === true) return { cancel: true };
  if (!Array.isArray(given?.approvals)) return deny('the answer had no list of approvals');
  return {
    approvals: asked.map(({ callId }) => {
      const decision = given.approvals.find((candidate) => candidate?.callId === callId);
      if (!decision) return { callId, approved: false, reason: 'no decision was given for this call' };
      const reason = typeof decision.reason === 'string' ? { reason: decision.reason.slice(0, 2000) } : {};
      return { callId, approved: decision.approved === true, ...reason };
    }),
  };
}
