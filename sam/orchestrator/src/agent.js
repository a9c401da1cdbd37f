import { InvokeError } from '@aws/durable-execution-sdk-js';
import { decide } from './approval.js';
import { invoke } from './invoke.js';

/**
 * Drives one run to its end, however many invocations that takes, and returns how it ended as data:
 * `{name, status: 'completed'|'failed', error?: {kind, message}, rounds?, usage?, artifacts?}`.
 *
 * While the run is `suspended` (its function came near its time-out) it is invoked again; while it is `approval_required`
 * the decision is awaited on a callback. Both are bounded: after `maxRounds` invocations, or `maxStalls` in a row in which
 * the run did nothing, it is cancelled.
 *
 * @param context  the durable context: a child context of its own where runs go in parallel
 * @param task     `{name, functionArn, request: {runId, workspace, parameters?}}`
 * @param config   see config.js
 * @param notify   tells somebody that a decision is wanted, see notify.js
 */
export async function runAgent(context, task, config, notify) {
  try {
    return await rounds(context, task, config, notify);
  } catch (error) {
    // Nothing wider: the SDK suspends and fails executions with errors of its own, which must pass.
    if (!(error instanceof InvokeError)) throw error;
    return failed(task, 'invoke', `${task.functionArn} failed ${config.invokeAttempts} times: ${error.message}`);
  }
}

async function rounds(context, task, config, notify) {
  let request = task.request;
  let before;
  let stalls = 0;

  for (let round = 1; round <= config.maxRounds; round++) {
    const name = `${task.name}-${round}`;
    const response = await invoke(context, name, task.functionArn, request, config);
    request = task.request;

    switch (statusOf(response, task)) {
      case 'completed':
      case 'failed':
        return ended(task, response, round);

      case 'approval_required': {
        const answer = await decide(context, `${name}-approval`, task, response.approvals, config, notify);
        if (answer.cancel) return cancel(context, task, config, 'cancelled', 'the run was cancelled instead of approved');
        request = { ...task.request, approvals: answer.approvals };
        stalls = 0;
        break;
      }

      case 'suspended': {
        const now = progressOf(response);
        stalls = now === before ? stalls + 1 : 0;
        before = now;
        if (stalls >= config.maxStalls) {
          return cancel(context, task, config, 'stalled', `the run was suspended ${stalls + 1} times in a row without progress`);
        }
        if (stalls > 0) await context.wait(`${name}-stalled`, { seconds: config.stallWaitSeconds });
        break;
      }

      default:
        return failed(task, 'contract', `${task.functionArn} answered ${JSON.stringify(response)?.slice(0, 300)}`);
    }
  }
  return cancel(context, task, config, 'limit', `the run was not finished after ${config.maxRounds} invocations`);
}

/** Tells the run to stop, so that no session is left waiting, and reports why it was told. It may leave files, as any run. */
async function cancel(context, task, config, kind, message) {
  try {
    const response = await invoke(context, `${task.name}-cancel`, task.functionArn, { ...task.request, cancel: true }, config);
    return { ...failed(task, kind, message), artifacts: response?.artifacts };
  } catch (error) {
    if (!(error instanceof InvokeError)) throw error;
    return failed(task, kind, `${message}; it could not be cancelled: ${error.message}`);
  }
}

function statusOf(response, task) {
  if (response?.runId !== task.request.runId) return undefined;
  const asksNothing = response.status === 'approval_required' && !(response.approvals?.length > 0);
  return asksNothing ? undefined : response.status;
}

/** What grows while a run works. Usage counts the whole run, not one invocation. */
const progressOf = ({ usage = {} }) => `${usage.turns} turns, ${usage.toolCalls} tool calls, ${usage.outputTokens} tokens`;

function ended(task, { status, error, usage, artifacts }, rounds) {
  const how = status === 'completed' ? { name: task.name, status } : failed(task, error?.kind, error?.message);
  return { ...how, rounds, usage, artifacts };
}

const failed = (task, kind = 'unknown', message = 'no reason was given') => ({
  name: task.name,
  status: 'failed',
  error: { kind, message: message.slice(0, 2000) },
});
