import { NestingType } from '@aws/durable-execution-sdk-js';
import { runAgent } from './agent.js';
import { parseEvent } from './event.js';

const PROMPTS = {
  security: 'Review the code in source/ for security problems.',
  style: 'Review the code in source/ for readability and style.',
};
const SUMMARY_PROMPT = 'Summarise the reviews in reviews/ for the author of the code.';

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
        func: async (branch) =>
          report(
            await runAgent(
              branch,
              task(name, config.reviewers[name], { prompt: PROMPTS[name] ?? `Review the code in source/: ${name}.` }),
              config,
              notify,
            ),
          ),
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
        prompt: SUMMARY_PROMPT,
        parameters: { reviews: reviews.map(({ name, status, artifact, error }) => ({ name, status, artifact, error })) },
      }),
      config,
      notify,
    );
    return conclude(reviewId, reviews, summary);
  };
}

/** What the summary and the caller need to know of a reviewer: where its report is, or why there is none. */
function report({ artifacts, ...outcome }) {
  if (outcome.status !== 'completed') return outcome;
  const wanted = `reviews/${outcome.name}.json`;
  if (artifacts.some(({ path }) => path === wanted)) return { ...outcome, artifact: wanted };
  return { ...outcome, status: 'failed', error: { kind: 'contract', message: `the reviewer did not write ${wanted}` } };
}

const brokenBranch = (name, error) => ({
  name,
  status: 'failed',
  error: { kind: 'internal', message: error?.message ?? 'the branch of the reviewer did not finish' },
});

function conclude(reviewId, reviews, summary) {
  if (summary.status !== 'completed') return { reviewId, status: 'failed', error: summary.error, reviews };
  const outcome = { reviewId, status: 'completed', reviews, summary: { artifacts: summary.artifacts, usage: summary.usage } };
  if (reviews.some(({ status }) => status === 'completed')) return outcome;
  return { ...outcome, status: 'failed', error: { kind: 'reviewers', message: 'no reviewer completed' } };
}
