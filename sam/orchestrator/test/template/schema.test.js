import Ajv from 'ajv';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BadEventError, parseEvent } from '../../src/event.js';
import { loadTemplates } from './load.js';

const { schemas } = loadTemplates().main.Resources.Api.Properties.DefinitionBody.components;
const ajv = new Ajv({ strict: false });
const review = ajv.compile(schemas.Review);
const decision = ajv.compile(schemas.Decision);

const parses = (event) => {
  try {
    return Boolean(parseEvent(event, ['security', 'style']));
  } catch (error) {
    assert.ok(error instanceof BadEventError, String(error));
    return false;
  }
};

const repository = 'https://github.com/o/r';
const valid = [
  { reviewId: 'r-1', repository },
  { reviewId: 'r_1', repository, ref: 'release/1.0' },
  { reviewId: 'r', path: 'a/b.c' },
  { reviewId: 'x'.repeat(64), repository, reviewers: ['style'] },
  { reviewId: 'r', repository, reviewers: ['style', 'security'] },
];
const invalid = [
  null,
  [],
  'r-1',
  {},
  { repository },
  { reviewId: 'r-1' },
  { reviewId: '', repository },
  { reviewId: 'x'.repeat(65), repository },
  { reviewId: 'a.b', repository },
  { reviewId: '-r', repository },
  { reviewId: 'r\n', repository },
  { reviewId: 1, repository },
  { reviewId: 'r', repository, path: 'a' },
  { reviewId: 'r', repository, path: 'a', ref: 'main' },
  { reviewId: 'r', path: 'a', ref: 'main' },
  { reviewId: 'r', repository: 'http://github.com/o/r' },
  { reviewId: 'r', repository: 'https://user:secret@github.com/o/r' },
  { reviewId: 'r', repository: 'file:///etc/passwd' },
  { reviewId: 'r', repository: 3 },
  { reviewId: 'r', repository, ref: '--upload-pack=x' },
  { reviewId: 'r', repository, ref: '' },
  { reviewId: 'r', path: '/etc' },
  { reviewId: 'r', path: '' },
  { reviewId: 'r', repository, reviewers: [] },
  { reviewId: 'r', repository, reviewers: ['style', 'style'] },
  { reviewId: 'r', repository, reviewers: ['poetry'] },
  { reviewId: 'r', repository, reviewers: 'style' },
  { reviewId: 'r', repository, extra: 1 },
];
// What a pattern can't say. The API answers 202, and the execution fails with the reason.
const onlyTheOrchestratorRefuses = [
  { reviewId: 'r', path: 'a/../../b' },
  { reviewId: 'r', path: 'a//b' },
  { reviewId: 'r', repository, ref: 'a..b' },
  { reviewId: 'r', repository: 'https://' + 'x'.repeat(300) + ':port/' },
];

describe('the body of POST /reviews', () => {
  it('is accepted by the API and by the orchestrator', () => {
    for (const event of valid) assert.deepEqual([review(event), parses(event)], [true, true], JSON.stringify(event));
  });
  it('is refused by both', () => {
    for (const event of invalid) assert.deepEqual([review(event), parses(event)], [false, false], JSON.stringify(event));
  });
  it('is refused by the orchestrator where a schema has no words for it', () => {
    for (const event of onlyTheOrchestratorRefuses)
      assert.deepEqual([review(event), parses(event)], [true, false], JSON.stringify(event));
  });
  it('names the reviewers that are deployed', () => {
    const functions = loadTemplates().main.Resources.Orchestrator.Properties.Environment.Variables.REVIEWER_FUNCTIONS['Fn::Sub'];
    assert.deepEqual(schemas.Review.properties.reviewers.items.enum, Object.keys(JSON.parse(functions)));
  });
});

describe('the body of a decision', () => {
  it('has decisions or a cancel, never both or neither', () => {
    const approvals = [{ callId: 'c', approved: true, reason: 'fine' }];
    assert.ok(decision({ callbackId: 'x', approvals }));
    assert.ok(decision({ callbackId: 'x', cancel: true }));
    for (const body of [
      { callbackId: 'x' },
      { approvals },
      { callbackId: 'x', approvals, cancel: true },
      { callbackId: 'x', cancel: false },
      { callbackId: 'x', approvals: [{ callId: 'c' }] },
    ]) {
      assert.ok(!decision(body), JSON.stringify(body));
    }
  });
});
