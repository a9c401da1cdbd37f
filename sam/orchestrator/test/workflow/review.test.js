import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completed, EVENT, failed, localEngine, stand } from './stand.js';

const reviewed = (name) => ({
  name,
  status: 'completed',
  rounds: 1,
  usage: completed(name).usage,
  artifact: `reviews/${name}.json`,
});

describe('a review', () => {
  localEngine();

  it('fetches the source, lets the reviewers read it and summarises, passing paths only', async () => {
    const { review, requests } = stand();
    const execution = await review();

    assert.deepEqual(execution.getResult(), {
      reviewId: 'r-1',
      status: 'completed',
      reviews: [reviewed('security'), reviewed('style')],
      summary: { published: true, artifacts: [{ path: 'summary.json', bytes: 7, sha256: '02' }], usage: completed('x').usage },
    });
    assert.deepEqual(requests, [
      {
        function: 'fetch-source',
        runId: 'r-1-fetch',
        workspace: 'r-1',
        parameters: { repository: EVENT.repository, ref: 'main' },
      },
      {
        function: 'security-review',
        runId: 'r-1-security',
        workspace: 'r-1',
      },
      {
        function: 'style-review',
        runId: 'r-1-style',
        workspace: 'r-1',
      },
      {
        function: 'summary',
        runId: 'r-1-summary',
        workspace: 'r-1',
        parameters: {
          reviews: [
            { name: 'security', status: 'completed', artifact: 'reviews/security.json' },
            { name: 'style', status: 'completed', artifact: 'reviews/style.json' },
          ],
        },
      },
    ]);
  });

  it('is replayed several times and repeats no invocation', async () => {
    const { review, requests } = stand();
    const execution = await review();
    assert.ok(execution.getInvocations().length > 2, 'the engine replays the handler after each wait');
    assert.equal(requests.length, 4);
  });

  it('issues its operations in the same order every time', async () => {
    const operations = async () => (await stand().review()).getOperations().map((operation) => operation.getName());
    const first = await operations();
    assert.deepEqual(first, ['fetch-1', 'reviewers', 'security', 'style', 'security-1', 'style-1', 'summary-1']);
    assert.deepEqual(await operations(), first);
  });

  it('asks only the reviewers of the event, in its order', async () => {
    const { review, requests } = stand();
    await review({ reviewId: 'r-2', path: 'upload', reviewers: ['style'] });
    assert.deepEqual(
      requests.map((request) => request.runId),
      ['r-2-fetch', 'r-2-style', 'r-2-summary'],
    );
    assert.deepEqual(requests[0].parameters, { path: 'upload' });
  });
});

describe('when a part of a review fails', () => {
  localEngine();

  it('a failed reviewer is data for the summary, and the others are heard', async () => {
    const { review, to } = stand({ 'security-review': [failed('limit', 'too many turns')] });
    const { status, reviews } = (await review()).getResult();

    assert.equal(status, 'completed');
    const error = { kind: 'limit', message: 'too many turns' };
    assert.deepEqual(reviews, [{ name: 'security', status: 'failed', rounds: 1, error }, reviewed('style')]);
    assert.deepEqual(to('summary')[0].parameters.reviews, [
      { name: 'security', status: 'failed', error },
      { name: 'style', status: 'completed', artifact: 'reviews/style.json' },
    ]);
  });

  it('a reviewer that a limit ended hands on the report of what it had found', async () => {
    const { review, to } = stand({ 'security-review': [{ ...completed('security'), ...failed('limit', 'too many turns') }] });
    await review();
    assert.deepEqual(to('summary')[0].parameters.reviews[0], {
      name: 'security',
      status: 'failed',
      artifact: 'reviews/security.json',
      error: { kind: 'limit', message: 'too many turns' },
    });
  });

  it('without a completed reviewer the review fails, but its summary says why', async () => {
    const { review, to } = stand({ 'security-review': [failed('model', 'a')], 'style-review': [failed('model', 'b')] });
    const { status, error } = (await review()).getResult();
    assert.equal(status, 'failed');
    assert.deepEqual(error, { kind: 'reviewers', message: 'no reviewer completed' });
    assert.equal(to('summary').length, 1);
  });

  it('a failed fetch ends the review before a reviewer is paid for', async () => {
    const { review, requests } = stand({ 'fetch-source': [failed('bad_request', 'no such repository')] });
    assert.deepEqual((await review()).getResult(), {
      reviewId: 'r-1',
      status: 'failed',
      error: { kind: 'bad_request', message: 'no such repository' },
      reviews: [],
    });
    assert.equal(requests.length, 1);
  });

  it('a summary that somebody refused is complete, but not published', async () => {
    const { review } = stand({ summary: [{ ...completed('x'), artifacts: [] }] });
    const { status, summary } = (await review()).getResult();
    assert.deepEqual([status, summary.published], ['completed', false]);
  });

  it('a failed summary fails the review and keeps what the reviewers found', async () => {
    const { review } = stand({ summary: [failed('model', 'gone')] });
    const { status, error, reviews } = (await review()).getResult();
    assert.equal(status, 'failed');
    assert.deepEqual(error, { kind: 'model', message: 'gone' });
    assert.deepEqual(reviews, [reviewed('security'), reviewed('style')]);
  });

  it('a function that throws is invoked again with the same run id', async () => {
    const { review, to } = stand({
      'security-review': [new Error('session busy'), new Error('session busy'), completed('security')],
    });
    const execution = await review();
    assert.equal(execution.getResult().status, 'completed');
    assert.deepEqual(
      to('security-review').map((request) => request.runId),
      ['r-1-security', 'r-1-security', 'r-1-security'],
    );
  });

  it('a function that throws every time is tried a fixed number of times and becomes a failed reviewer', async () => {
    const { review, to } = stand({ 'style-review': [new Error('disk gone')] });
    const execution = await review();
    const { status, reviews } = execution.getResult();
    assert.equal(status, 'completed');
    assert.equal(to('style-review').length, 4);
    assert.deepEqual(
      execution
        .getOperations()
        .flatMap((operation) => (operation.getType() === 'WAIT' ? operation.getWaitDetails().waitSeconds : [])),
      [10, 20, 40],
    );
    assert.deepEqual(reviews[1], {
      name: 'style',
      status: 'failed',
      error: { kind: 'invoke', message: 'style-review failed 4 times: disk gone' },
    });
  });

  it('a reviewer that completes without its report has failed', async () => {
    const { review } = stand({ 'style-review': [{ ...completed('style'), artifacts: [] }] });
    const [, style] = (await review()).getResult().reviews;
    assert.deepEqual(
      [style.status, style.error],
      ['failed', { kind: 'contract', message: 'the reviewer did not write reviews/style.json' }],
    );
  });

  it('an answer outside the contract fails that reviewer and is quoted', async () => {
    for (const answer of [
      { status: 'finished' },
      { status: 'approval_required', approvals: [] },
      () => null,
      () => ({ ...completed('style'), runId: 'another' }),
    ]) {
      const { review } = stand({ 'style-review': [answer] });
      const [, style] = (await review()).getResult().reviews;
      assert.equal(style.error.kind, 'contract');
      assert.match(style.error.message, /^style-review answered (null|\{)/);
    }
  });
});

describe('an event that is not valid', () => {
  localEngine();

  it('fails the execution, names every problem and invokes nothing', async () => {
    const { review, requests } = stand();
    const execution = await review({ reviewId: 'a b', repository: 'http://x', path: '../up', extra: 1, reviewers: ['poetry'] });
    assert.equal(execution.getStatus(), 'FAILED');
    const { errorType, errorMessage } = execution.getError();
    assert.equal(errorType, 'BadEventError');
    assert.equal(
      errorMessage,
      'The event of the review is not valid: unknown property "extra" (known: reviewId, repository, ref, path, reviewers); ' +
        'reviewId must be 1 to 64 letters, digits, "-" or "_", beginning with a letter or digit; exactly one of repository and path must be given; ' +
        'repository must be an https URL without credentials; path must be a relative path without ".."; ' +
        'reviewers must be a list of different names out of security, style.',
    );
    assert.deepEqual(requests, []);
  });
});
