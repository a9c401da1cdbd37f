import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createControl } from '../../src/control.js';

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:o:7/durable-execution/r-1/abc';
const started = new Date('2026-01-02T03:04:05Z');
const RUNS = { fetch: 'arn:fetch', security: 'arn:security' };

/** A Lambda service with one execution, `r-1`, of the given status and history. */
function service({ status = 'RUNNING', result, error, pages = [[]] } = {}) {
  const sent = [];
  const answers = {
    // Others whose names only begin alike are told too: the service's filter is not documented as exact.
    ListDurableExecutionsByFunctionCommand: () => ({
      DurableExecutions: [
        { DurableExecutionName: 'r-10', DurableExecutionArn: 'arn:other', Status: 'RUNNING' },
        { DurableExecutionName: 'r-1', DurableExecutionArn: ARN, Status: status },
      ],
    }),
    GetDurableExecutionCommand: () => ({
      Status: status,
      StartTimestamp: started,
      Result: result && JSON.stringify(result),
      Error: error,
    }),
    GetDurableExecutionHistoryCommand: ({ Marker = '0' }) => ({
      Events: pages[Marker],
      NextMarker: pages[Number(Marker) + 1] && String(Number(Marker) + 1),
    }),
  };
  const lambda = {
    async send(command) {
      const name = command.constructor.name;
      sent.push([name, command.input]);
      return answers[name]?.(command.input) ?? {};
    },
  };
  const logged = [];
  const control = createControl({ orchestrator: 'o', runs: RUNS }, lambda, (line) => logged.push(JSON.parse(line)));
  return {
    logged,
    changes: () => sent.filter(([name]) => !/^(Get|List)/.test(name)),
    async request(route, id = 'r-1', body) {
      const [httpMethod, resource] = route.split(' ');
      const { statusCode, body: text } = await control({
        httpMethod,
        resource,
        pathParameters: { id },
        body: body && JSON.stringify(body),
        requestContext: { identity: { userArn: 'arn:me' } },
      });
      return [statusCode, JSON.parse(text)];
    },
  };
}

const began = (Id, CallbackId) => ({
  EventType: 'CallbackStarted',
  Id,
  Name: `name-${Id}`,
  EventTimestamp: started,
  CallbackStartedDetails: { CallbackId },
});
const ended = (Id, EventType) => ({ EventType, Id });
const open = (id, callbackId) => ({ callbackId, name: `name-${id}`, since: started.toISOString() });

describe('GET /reviews/{id}', () => {
  const get = 'GET /reviews/{id}';

  it('tells what a running review waits for', async () => {
    const pages = [
      [began(1, 'cb-1'), began(2, 'cb-2'), began(3, 'cb-3')],
      [ended(2, 'CallbackSucceeded'), ended(3, 'CallbackTimedOut')],
    ];
    assert.deepEqual(await service({ pages }).request(get), [
      200,
      { reviewId: 'r-1', status: 'running', startedAt: started.toISOString(), waiting: [open(1, 'cb-1')] },
    ]);
  });

  it('tells the result of one that has ended, failed or not', async () => {
    const result = { reviewId: 'r-1', status: 'failed', error: { kind: 'model', message: 'x' }, reviews: [] };
    const [code, { status, result: told }] = await service({ status: 'SUCCEEDED', result }).request(get);
    assert.deepEqual([code, status, told], [200, 'failed', result]);
  });

  it('tells why an execution failed, timed out or was stopped', async () => {
    for (const status of ['FAILED', 'TIMED_OUT', 'STOPPED']) {
      const [, told] = await service({ status, error: { ErrorType: 'BadEventError', ErrorMessage: 'no id' } }).request(get);
      assert.deepEqual([told.status, told.error], [status.toLowerCase(), { kind: 'BadEventError', message: 'no id' }]);
    }
  });

  it('knows no other review and no other route', async () => {
    assert.deepEqual(await service().request(get, 'r-2'), [404, { message: 'There is no review "r-2".' }]);
    assert.equal((await service().request('PUT /reviews/{id}'))[0], 404);
  });
});

describe('POST /reviews/{id}/decisions', () => {
  const post = 'POST /reviews/{id}/decisions';
  const pages = [[began(1, 'cb-1')]];
  const approvals = [{ callId: 'c', approved: true }];

  it('passes a decision to the callback', async () => {
    const lambda = service({ pages });
    assert.equal((await lambda.request(post, 'r-1', { callbackId: 'cb-1', approvals }))[0], 202);
    assert.deepEqual(lambda.changes(), [
      ['SendDurableExecutionCallbackSuccessCommand', { CallbackId: 'cb-1', Result: JSON.stringify({ approvals }) }],
    ]);
    assert.deepEqual(lambda.logged, [{ message: 'decided', reviewId: 'r-1', callbackId: 'cb-1', by: 'arn:me', approvals }]);
  });

  it('passes a cancel', async () => {
    const lambda = service({ pages });
    await lambda.request(post, 'r-1', { callbackId: 'cb-1', cancel: true });
    assert.equal(lambda.changes()[0][1].Result, '{"cancel":true}');
  });

  it('refuses a callback of another review, or one that was decided', async () => {
    const lambda = service({ pages });
    const [code, { waiting }] = await lambda.request(post, 'r-1', { callbackId: 'cb-9', approvals });
    assert.deepEqual([code, waiting, lambda.changes()], [409, [open(1, 'cb-1')], []]);
  });

  it('refuses a body without a decision', async () => {
    for (const body of [undefined, {}, { callbackId: 'cb-1' }, { approvals }]) {
      const lambda = service({ pages });
      assert.equal((await lambda.request(post, 'r-1', body))[0], 400);
      assert.deepEqual(lambda.changes(), []);
    }
  });
});

describe('DELETE /reviews/{id}', () => {
  it('stops the execution and then tells each run to stop', async () => {
    const lambda = service();
    assert.deepEqual(await lambda.request('DELETE /reviews/{id}'), [202, { reviewId: 'r-1', status: 'stopped' }]);
    const [[stop, { DurableExecutionArn }], ...told] = lambda.changes();
    assert.deepEqual([stop, DurableExecutionArn], ['StopDurableExecutionCommand', ARN]);
    assert.deepEqual(
      told.map(([, { FunctionName, InvocationType, Payload }]) => [FunctionName, InvocationType, JSON.parse(Payload)]),
      Object.entries(RUNS).map(([name, arn]) => [arn, 'Event', { runId: `r-1-${name}`, workspace: 'r-1', cancel: true }]),
    );
  });

  it('does not stop what has ended, but tells the runs again', async () => {
    const lambda = service({ status: 'STOPPED' });
    await lambda.request('DELETE /reviews/{id}');
    assert.deepEqual(
      lambda.changes().map(([name]) => name),
      ['InvokeCommand', 'InvokeCommand'],
    );
  });
});
