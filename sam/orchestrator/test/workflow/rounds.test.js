import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asking, completed, localEngine, stand, suspended } from './stand.js';

describe('a run that is suspended', () => {
  localEngine();

  it('is invoked again, at once and with the same request, until it completes', async () => {
    const { review, to } = stand({ 'security-review': [suspended(1), suspended(2), suspended(3), completed('security')] });
    const execution = await review();
    const [security] = execution.getResult().reviews;
    assert.deepEqual([security.status, security.rounds], ['completed', 4]);
    const [first, ...others] = to('security-review');
    assert.deepEqual(others, [first, first, first]);
    assert.equal(execution.getOperations().filter((operation) => operation.getType() === 'WAIT').length, 0);
  });

  it('does not hold up the other reviewer', async () => {
    const { review, requests } = stand({ 'security-review': [suspended(1), suspended(2), completed('security')] });
    await review();
    const order = requests.map((request) => request.function);
    assert.ok(order.indexOf('style-review') < order.lastIndexOf('security-review'), order.join(' '));
  });

  it('waits before it is invoked again when it did nothing, and goes on when it works', async () => {
    const { review } = stand({ 'security-review': [suspended(1), suspended(1), suspended(2), completed('security')] });
    const execution = await review();
    assert.equal(execution.getResult().reviews[0].status, 'completed');
    const waits = execution.getOperations().filter((operation) => operation.getType() === 'WAIT');
    assert.deepEqual(
      waits.map((wait) => [wait.getName(), wait.getWaitDetails().waitSeconds]),
      [['security-2-stalled', 60]],
    );
  });

  it('is cancelled after a few invocations without progress', async () => {
    const { review, to } = stand({ 'security-review': [suspended(1)] });
    const [security] = (await review()).getResult().reviews;
    assert.deepEqual(security.error, { kind: 'stalled', message: 'the run was suspended 3 times in a row without progress' });
    assert.deepEqual(
      to('security-review').map(({ cancel }) => cancel),
      [undefined, undefined, undefined, true],
    );
  });

  it('has its reason reported even if it can not be cancelled', async () => {
    const answer = ({ runId, cancel }) => {
      if (cancel) throw new Error('busy');
      return { runId, ...suspended(1) };
    };
    const [security] = (await stand({ 'security-review': [answer] }).review()).getResult().reviews;
    assert.deepEqual(security.error, {
      kind: 'stalled',
      message: 'the run was suspended 3 times in a row without progress; it could not be cancelled: busy',
    });
  });

  it('is cancelled when the limit of invocations is reached', async () => {
    let turns = 0;
    const { review, to } = stand({ 'security-review': [({ runId }) => ({ runId, ...suspended(++turns) })] });
    const [security] = (await review()).getResult().reviews;
    assert.deepEqual(security.error, { kind: 'limit', message: 'the run was not finished after 6 invocations' });
    assert.equal(to('security-review').length, 7);
    assert.equal(to('security-review').at(-1).cancel, true);
  });
});

describe('a run that wants an approval', () => {
  localEngine();

  const wanting = (env) => stand({ summary: [asking('c-1'), { ...completed('x'), artifacts: [{ path: 'summary.json' }] }] }, env);
  const callback = 'summary-1-approval';
  const decisions = ({ to }) => to('summary')[1].approvals;

  it('goes on with the decision that the callback brings', async () => {
    const it = wanting();
    const execution = await it.review(undefined, {
      [callback]: (wait) => wait.sendCallbackSuccess('{"approvals":[{"callId":"c-1","approved":true}]}'),
    });
    assert.equal(execution.getResult().status, 'completed');
    assert.deepEqual(decisions(it), [{ callId: 'c-1', approved: true }]);
  });

  it('tells once who decides, with the callback and the exact call, however often the handler is replayed', async () => {
    const it = wanting();
    const execution = await it.review(undefined, {
      [callback]: (wait) => wait.sendCallbackSuccess('{"approvals":[{"callId":"c-1","approved":true}]}'),
    });
    assert.ok(execution.getInvocations().length > 3);
    const { callbackId, ...notice } = it.notices[0];
    assert.equal(it.notices.length, 1);
    assert.equal(typeof callbackId, 'string');
    assert.deepEqual(notice, { runId: 'r-1-summary', approvals: asking('c-1').approvals });
  });

  it('is told the reason of a no', async () => {
    const it = wanting();
    await it.review(undefined, {
      [callback]: (wait) => wait.sendCallbackSuccess('{"approvals":[{"callId":"c-1","approved":false,"reason":"not today"}]}'),
    });
    assert.deepEqual(decisions(it), [{ callId: 'c-1', approved: false, reason: 'not today' }]);
  });

  it('is denied when nobody decides in time', async () => {
    // The engine skips no time for callbacks.
    const it = wanting({ APPROVAL_TIMEOUT_SECONDS: '1' });
    const execution = await it.review();
    assert.equal(execution.getResult().status, 'completed');
    assert.deepEqual(decisions(it), [{ callId: 'c-1', approved: false, reason: 'nobody decided within 1 s' }]);
  });

  it('is denied when the callback fails', async () => {
    const it = wanting();
    await it.review(undefined, { [callback]: (wait) => wait.sendCallbackFailure({ ErrorMessage: 'no reviewer on duty' }) });
    assert.deepEqual(decisions(it), [{ callId: 'c-1', approved: false, reason: 'refused: no reviewer on duty' }]);
  });

  it('is denied by anything but a clear yes for that very call', async () => {
    const answers = {
      yes: 'the answer was not JSON',
      null: 'the answer had no list of approvals',
      '{"approvals":{}}': 'the answer had no list of approvals',
      '{"approvals":[{"callId":"c-2","approved":true}]}': 'no decision was given for this call',
      '{"approvals":[null]}': 'no decision was given for this call',
      '{"approvals":[{"callId":"c-1","approved":"yes"}]}': undefined,
    };
    for (const [answer, reason] of Object.entries(answers)) {
      const it = wanting();
      await it.review(undefined, { [callback]: (wait) => wait.sendCallbackSuccess(answer) });
      assert.deepEqual(decisions(it), [{ callId: 'c-1', approved: false, ...(reason && { reason }) }], answer);
    }
  });

  it('is cancelled when that is the answer', async () => {
    const it = wanting();
    const execution = await it.review(undefined, { [callback]: (wait) => wait.sendCallbackSuccess('{"cancel":true}') });
    assert.deepEqual(execution.getResult().error, { kind: 'cancelled', message: 'the run was cancelled instead of approved' });
    assert.deepEqual(
      it.to('summary').map(({ cancel, approvals }) => [cancel, approvals]),
      [
        [undefined, undefined],
        [true, undefined],
      ],
    );
  });

  it('may ask several times', async () => {
    const it = stand({ summary: [asking('c-1'), asking('c-2'), { ...completed('x'), artifacts: [] }] });
    const yes = (callId) => (wait) => wait.sendCallbackSuccess(JSON.stringify({ approvals: [{ callId, approved: true }] }));
    await it.review(undefined, { 'summary-1-approval': yes('c-1'), 'summary-2-approval': yes('c-2') });
    assert.deepEqual(
      it.to('summary').map(({ approvals }) => approvals),
      [undefined, [{ callId: 'c-1', approved: true }], [{ callId: 'c-2', approved: true }]],
    );
  });
});
