import { NestingType } from '@aws/durable-execution-sdk-js';
import { runAgent } from './agent.js';
import { parseEvent } from './event.js';

/**
 * Makes the handler of a review: fetch the source, let the reviewers read it side by side, summarise.
 *
 * It only coordinates. Sources, reports and texts stay in the workspace, and what passes here are paths. A reviewer that
 * fails is data for the summary; only an event that is not valid fails the execution.
 */
export function createReview(config, notify) {
  return async (event, context) => {
    const { reviewId, source, reviewers } = parseEvent(event, Object.keys(config.reviewers));
    const task = (name, functionArn, request) => ({
      name,
      functionArn,
      request: { runId: `${reviewId}-${name}`, workspace: reviewId, ...request },
    });

    const fetched = await runAgent(context, task('fetch', config.fetchFunction, { parameters: source }), config, notify);
    if (fetched.status !== 'completed') {
      return { reviewId, status: 'failed', error: fetched.error, reviews: [] };
    }

    const batch = await context.parallel(
      'reviewers',
      reviewers.map((name) => ({
        name,
        func: async (branch) => report(await runAgent(branch, task(name, config.reviewers[name]), config, notify)),
      })),
      {
        maxConcurrency: reviewers.length,
        nesting: NestingType.NESTED,
        // Every reviewer is heard, whatever happens to the others.
        completionConfig: { toleratedFailureCount: reviewers.length },
      },
    );
    const reviews = batch.all.map(({ index, result, error }) => result ?? brokenBranch(reviewers[index], error));

    const summary = await runAgent(
      context,
      task('summary', config.summaryFunction, {
        parameters: { reviews: reviews.map(({ name, status, artifact, error }) => ({ name, status, artifact, error })) },
      }),
      config,
      notify,
    );
    return conclude(reviewId, reviews, summary);
  };
}

/**
 * What the summary and the caller need to know of a reviewer: where its report is, and why it failed if it did. A reviewer that
 * a limit ended has both: the report of what it had found by then.
 */
function report({ artifacts = [], ...outcome }) {
  const artifact = artifacts.find(({ path }) => path === `reviews/${outcome.name}.json`)?.path;
  if (artifact) return { ...outcome, artifact };
  if (outcome.status !== 'completed') return outcome;
  return {
    ...outcome,
    status: 'failed',
    error: { kind: 'contract', message: `the reviewer did not write reviews/${outcome.name}.json` },
  };
}

const brokenBranch = (name, error) => ({
  name,
  status: 'failed',
  error: { kind: 'internal', message: error?.message ?? 'the branch of the reviewer did not finish' },
});

function conclude(reviewId, reviews, { status, error, artifacts = [], usage }) {
  if (status !== 'completed') return { reviewId, status: 'failed', error, reviews };
  // Whoever had to approve the summary may have said no: then it is complete, but not there.
  const published = artifacts.some(({ path }) => path === 'summary.json');
  const outcome = { reviewId, status: 'completed', reviews, summary: { published, artifacts, usage } };
  if (reviews.some((review) => review.status === 'completed')) return outcome;
  return { ...outcome, status: 'failed', error: { kind: 'reviewers', message: 'no reviewer completed' } };
}
