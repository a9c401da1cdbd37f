import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { LocalDurableTestRunner, WaitingOperationStatus } from '@aws/durable-execution-sdk-js-testing';
import { readConfig } from '../src/config.js';
import { createReview } from '../src/review.js';

const FUNCTIONS = ['fetch-source', 'security-review', 'style-review', 'summary'];

/** What the template gives the orchestrator, with waits that suit a person who looks on. */
const ENVIRONMENT = {
  FETCH_FUNCTION: 'fetch-source',
  REVIEWER_FUNCTIONS: '{"security":"security-review","style":"style-review"}',
  SUMMARY_FUNCTION: 'summary',
  STALL_WAIT_SECONDS: '1',
  // 3, 6 and 12 s outlast the lease of 15 s that a killed process leaves on its session.
  RETRY_DELAY_SECONDS: '3',
  APPROVAL_TIMEOUT_SECONDS: '60',
};

/**
 * Runs a review: the orchestrator in the durable SDK's local engine, its invocations sent to the stage.
 *
 * @param stage      see stage.js
 * @param event      the body of POST /reviews
 * @param options    `environment` of the orchestrator, on top of the defaults; `decide(wanted)` returns what the callback is
 *                   completed with, or nothing to leave it alone; `onInvoke(name, request)` is called before each invocation
 * @returns `{execution, invocations}`: the engine's result, and each invocation of a function with its times, request and outcome
 */
export async function runReview(stage, event, { environment = {}, decide, onInvoke = () => {} } = {}) {
  const invocations = [];
  const config = readConfig({ ...ENVIRONMENT, ...environment });

  const notify = async (wanted) => {
    const answer = decide?.(wanted);
    if (answer === undefined) return;
    const callback = runner.getOperation(approvalOf(wanted));
    // Not awaited: the callback can't be completed before this very step has ended.
    callback.waitForData(WaitingOperationStatus.SUBMITTED).then(() => callback.sendCallbackSuccess(JSON.stringify(answer)));
  };
  const approvalOf = ({ runId }) => {
    const name = runId.slice(event.reviewId.length + 1);
    return `${name}-${invocations.filter((invocation) => invocation.request.runId === runId && !invocation.error).length}-approval`;
  };

  const runner = new LocalDurableTestRunner({ handlerFunction: withDurableExecution(createReview(config, notify)) });
  for (const name of FUNCTIONS) {
    runner.registerFunction(name, async (request) => {
      const invocation = { function: name, request, started: new Date() };
      invocations.push(invocation);
      onInvoke(name, request);
      try {
        invocation.response = await stage.invoke(name, request);
        return invocation.response;
      } catch (error) {
        invocation.error = error;
        throw error;
      } finally {
        invocation.ended = new Date();
      }
    });
  }
  const execution = await runner.run({ payload: event });
  return { execution, invocations };
}
