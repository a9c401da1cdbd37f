import Ajv from 'ajv';
import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runReview } from '../../local/engine.js';
import { finishedTools, journal, killInMidRun } from '../../local/journal.js';
import { missingParts, startStage } from '../../local/stage.js';
import { loadTemplates } from '../template/load.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const skip = process.env.CI === 'true' ? false : (missingParts() ?? false);

const apiAccepts = new Ajv({ strict: false }).compile(
  loadTemplates().main.Resources.Api.Properties.DefinitionBody.components.schemas.Review,
);

/** The body of POST /reviews, as the API would let it through, for a source that is in the workspace. */
function post(stage, body, source = 'agent-lambda/src/main') {
  cpSync(`${ROOT}${source}`, `${stage.mount}/${body.reviewId}/upload`, { recursive: true });
  assert.ok(apiAccepts(body), JSON.stringify(apiAccepts.errors));
  return body;
}

function withStage(options) {
  const holder = {};
  before(async () => {
    holder.stage = await startStage({ mount: mkdtempSync(`${tmpdir()}/hawser-`), ...options });
    await LocalDurableTestRunner.setupTestEnvironment();
  });
  after(async () => {
    await LocalDurableTestRunner.teardownTestEnvironment();
    await holder.stage.stop();
    rmSync(holder.stage.mount, { recursive: true });
  });
  return holder;
}

const outcomes = (invocations, name) =>
  invocations.filter((invocation) => invocation.function === name).map(({ response, error }) => response?.status ?? error.name);

/** No answer of the model was asked for twice, and no finished tool ran again. */
function assertNothingRepeated(entries) {
  const calls = entries.filter(({ type }) => type === 'toolFinished').map(({ callId }) => callId);
  assert.deepEqual(calls, [...new Set(calls)]);
  const answers = entries.filter(({ type }) => type === 'answer').map(({ content }) => JSON.stringify(content));
  assert.deepEqual(answers, [...new Set(answers)]);
}

describe('a review by the real functions', { skip }, () => {
  const on = withStage();

  it('goes from the body of the request to summary.json', async () => {
    const { stage } = on;
    const { execution, invocations } = await runReview(stage, post(stage, { reviewId: 'whole', path: 'upload' }));

    const result = execution.getResult();
    assert.equal(result.status, 'completed', JSON.stringify(result));
    assert.deepEqual(
      result.reviews.map(({ name, status, artifact }) => [name, status, artifact]),
      [
        ['security', 'completed', 'reviews/security.json'],
        ['style', 'completed', 'reviews/style.json'],
      ],
    );
    assert.equal(invocations.length, 4, 'each function was invoked once');
    for (const path of ['source-manifest.json', 'reviews/security.json', 'reviews/style.json', 'summary.json', 'summary.md']) {
      assert.ok(existsSync(`${stage.mount}/whole/${path}`), path);
    }
    const summary = JSON.parse(readFileSync(`${stage.mount}/whole/summary.json`, 'utf8'));
    assert.equal(summary.complete, true, JSON.stringify(summary));
  });

  it('answers the same review again from what is recorded, and asks no model', async () => {
    const { stage } = on;
    const answers = () => journal(stage.mount, 'whole', 'whole-security').filter(({ type }) => type === 'answer');
    const given = answers();
    const { execution } = await runReview(stage, post(stage, { reviewId: 'whole', path: 'upload' }));
    assert.equal(execution.getResult().status, 'completed');
    assert.deepEqual(answers(), given);
  });

  it('completes when a reviewer is killed in the middle of its work, and repeats nothing that it had finished', async () => {
    const { stage } = on;
    let killed;
    const { execution, invocations } = await runReview(stage, post(stage, { reviewId: 'killed', path: 'upload' }), {
      onInvoke: (name, { runId }) => {
        if (name === 'security-review') killed ??= killInMidRun(stage, name, 'killed', runId);
      },
    });

    assert.equal(await killed, true, 'the reviewer was at work when it was killed');
    assert.equal(outcomes(invocations, 'security-review')[0], 'Runtime.ExitError');
    assert.equal(execution.getResult().reviews[0].status, 'completed', JSON.stringify(execution.getResult()));
    const entries = journal(stage.mount, 'killed', 'killed-security');
    assertNothingRepeated(entries);
    assert.equal(finishedTools(entries), finishedTools(journal(stage.mount, 'whole', 'whole-security')));
  });

  it('reports a source that is not there, and asks no reviewer', async () => {
    const { execution, invocations } = await runReview(on.stage, { reviewId: 'empty', path: 'nothing-here' });
    assert.equal(execution.getResult().status, 'failed');
    assert.equal(invocations.length, 1);
  });
});

describe('a review by functions that stop after two seconds', { skip }, () => {
  const on = withStage({ timeout: 4, keptBack: 2 });

  it('is suspended several times, goes on each time and repeats nothing', async () => {
    const { stage } = on;
    const event = post(stage, { reviewId: 'slow', path: 'upload' }, 'agent-core/src/main');
    const { execution, invocations } = await runReview(stage, event, { environment: { MAX_STALLS: '20' } });

    assert.equal(execution.getResult().status, 'completed', JSON.stringify(execution.getResult()));
    const suspensions = invocations.filter(({ response }) => response?.status === 'suspended').length;
    assert.ok(suspensions >= 2, `there were ${suspensions} suspensions`);
    assertNothingRepeated(journal(stage.mount, 'slow', 'slow-security'));
    assertNothingRepeated(journal(stage.mount, 'slow', 'slow-style'));
  });
});

describe('a review whose summary wants an approval', { skip }, () => {
  const on = withStage({ approval: true });
  const deciding = (approved) => ({
    decide: ({ approvals }) => ({ approvals: approvals.map(({ callId }) => ({ callId, approved })) }),
  });

  it('is published when somebody says yes', async () => {
    const { stage } = on;
    const { execution, invocations } = await runReview(stage, post(stage, { reviewId: 'yes', path: 'upload' }), deciding(true));
    assert.deepEqual(outcomes(invocations, 'summary'), ['approval_required', 'completed']);
    assert.equal(execution.getResult().summary.published, true);
    assert.ok(existsSync(`${stage.mount}/yes/summary.json`));
  });

  it('is not published when somebody says no', async () => {
    const { stage } = on;
    const { execution } = await runReview(stage, post(stage, { reviewId: 'no', path: 'upload' }), deciding(false));
    assert.equal(execution.getResult().summary.published, false);
    assert.ok(!existsSync(`${stage.mount}/no/summary.json`));
  });

  it('is not published when nobody decides', async () => {
    const { stage } = on;
    const event = post(stage, { reviewId: 'nobody', path: 'upload' });
    const { execution } = await runReview(stage, event, { environment: { APPROVAL_TIMEOUT_SECONDS: '1' } });
    assert.equal(execution.getResult().summary.published, false);
    assert.ok(!existsSync(`${stage.mount}/nobody/summary.json`));
  });
});
