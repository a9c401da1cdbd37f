import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { LocalDurableTestRunner, WaitingOperationStatus } from '@aws/durable-execution-sdk-js-testing';
import { after, before } from 'node:test';
import { readConfig } from '../../src/config.js';
import { createReview } from '../../src/review.js';

export const ENV = {
  FETCH_FUNCTION: 'fetch-source',
  REVIEWER_FUNCTIONS: '{"security":"security-review","style":"style-review"}',
  SUMMARY_FUNCTION: 'summary',
  MAX_ROUNDS: '6',
  MAX_STALLS: '2',
  APPROVAL_TIMEOUT_SECONDS: '3600',
};

export const EVENT = { reviewId: 'r-1', repository: 'https://github.com/o/r', ref: 'main' };

/** For use inside a `describe`: the SDK's local engine, in which an hour's wait takes no time. */
export function localEngine() {
  before(() => LocalDurableTestRunner.setupTestEnvironment({ skipTime: true }));
  after(() => LocalDurableTestRunner.teardownTestEnvironment());
}

/**
 * The orchestrator in the SDK's local engine, with functions that answer from a script. A function is a list of answers, one
 * a call, of which the last is repeated; an answer is a response, an Error to throw, or a function of the request.
 */
export function stand(functions = {}, env = {}) {
  const requests = [];
  const notices = [];
  const runner = new LocalDurableTestRunner({
    handlerFunction: withDurableExecution(
      createReview(readConfig({ ...ENV, ...env }), async (wanted) => void notices.push(wanted)),
    ),
  });
  for (const [name, answers] of Object.entries({ ...happy(), ...functions })) {
    let calls = 0;
    runner.registerFunction(name, async (request) => {
      requests.push({ function: name, ...request });
      const answer = answers[Math.min(calls++, answers.length - 1)];
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? answer(request) : { runId: request.runId, ...answer };
    });
  }
  return {
    runner,
    requests,
    notices,
    to: (name) => requests.filter((request) => request.function === name),
    /** Runs the review and answers its callbacks, by name, with what is given for them. */
    async review(event = EVENT, answers = {}) {
      const execution = runner.run({ payload: event });
      for (const [name, send] of Object.entries(answers)) {
        const callback = runner.getOperation(name);
        await callback.waitForData(WaitingOperationStatus.SUBMITTED);
        await send(callback);
      }
      return execution;
    },
  };
}

export const completed = (name) => ({
  status: 'completed',
  stopReason: 'end_turn',
  text: 'done',
  usage: { turns: 3, toolCalls: 4, inputTokens: 100, outputTokens: 20 },
  artifacts: [{ path: `reviews/${name}.json`, bytes: 10, sha256: '00' }],
});

export const suspended = (turns) => ({
  status: 'suspended',
  stopReason: 'suspended',
  usage: { turns, toolCalls: 0, outputTokens: turns },
});

export const failed = (kind, message) => ({ status: 'failed', error: { kind, message } });

export const asking = (callId) => ({
  status: 'approval_required',
  usage: { turns: 1 },
  approvals: [{ callId, tool: 'publish', arguments: { to: 'all' }, question: 'Publish?' }],
});

const happy = () => ({
  'fetch-source': [
    { status: 'completed', stopReason: 'done', artifacts: [{ path: 'source-manifest.json', bytes: 5, sha256: '01' }] },
  ],
  'security-review': [completed('security')],
  'style-review': [completed('style')],
  summary: [{ ...completed('x'), artifacts: [{ path: 'summary.json', bytes: 7, sha256: '02' }] }],
});
