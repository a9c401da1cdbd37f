import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/config.js';
import { createNotifier } from '../../src/notify.js';

const ENV = { FETCH_FUNCTION: 'f', REVIEWER_FUNCTIONS: '{"security":"s"}', SUMMARY_FUNCTION: 'u' };

describe('the environment', () => {
  it('has defaults for what is a choice', () => {
    assert.deepEqual(
      { ...readConfig(ENV) },
      {
        fetchFunction: 'f',
        reviewers: { security: 's' },
        summaryFunction: 'u',
        approvalTopic: undefined,
        approvalTimeoutSeconds: 86400,
        maxRounds: 40,
        maxStalls: 3,
        stallWaitSeconds: 60,
        invokeAttempts: 4,
        retryDelaySeconds: 10,
      },
    );
  });

  it('names everything that is missing or wrong', () => {
    assert.throws(() => readConfig({ REVIEWER_FUNCTIONS: '[]', MAX_ROUNDS: 'many', INVOKE_ATTEMPTS: '0' }), {
      message:
        "The orchestrator's environment is not complete: FETCH_FUNCTION is not set; REVIEWER_FUNCTIONS must be a JSON object of " +
        'reviewer names and function ARNs; SUMMARY_FUNCTION is not set; MAX_ROUNDS must be a whole number from 1 to 60, but is ' +
        '"many"; INVOKE_ATTEMPTS must be a whole number from 1 to 5, but is "0".',
    });
  });
});

describe('who is told that a decision is wanted', () => {
  const wanted = {
    callbackId: 'cb',
    runId: 'r-1-summary',
    approvals: [{ callId: 'c', tool: 't', arguments: { text: 'x' }, question: '?' }],
  };
  const tell = async (topic, about) => {
    const logged = [];
    const published = [];
    const client = { send: async ({ input }) => void published.push(input) };
    await createNotifier(topic, client)(about, { info: (entry) => logged.push(entry) });
    return { logged, published };
  };

  it('is the log, always', async () => {
    assert.deepEqual(await tell(undefined, wanted), { logged: [{ event: 'a decision is wanted', ...wanted }], published: [] });
  });

  it('is the topic, where there is one', async () => {
    const [{ TopicArn, Subject, Message }] = (await tell('arn:topic', wanted)).published;
    assert.deepEqual([TopicArn, Subject, JSON.parse(Message)], ['arn:topic', 'Approval wanted: r-1-summary', wanted]);
  });

  it('gets the question without the arguments when they are too long for a message', async () => {
    const long = { ...wanted, approvals: [{ ...wanted.approvals[0], arguments: { text: 'x'.repeat(300_000) } }] };
    const [{ Message }] = (await tell('arn:topic', long)).published;
    assert.deepEqual(JSON.parse(Message).approvals, [{ callId: 'c', tool: 't', question: '?' }]);
  });
});
