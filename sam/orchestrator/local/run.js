import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runReview } from './engine.js';
import { killInMidRun } from './journal.js';
import { missingParts, startStage } from './stage.js';
import { timeline } from './timeline.js';

const HELP = `Runs a whole review on this machine and prints its timeline.

  sam/run-local [options] [directory]

  directory            what is reviewed (default: agent-lambda/src/main)
  --repository URL     fetch an https archive or a repository instead
  --ref NAME           branch, tag or commit of the repository
  --deadline SECONDS   suspend an agent after so long an invocation, to see it go on
  --kill REVIEWER      kill the process of security or style once, in the middle of its work
  --approval yes|no    have the summary ask before it is published, and answer so

Nothing leaves this machine but a fetch. The model follows fixed rules; the agents, the tools, the sessions, the Lambda runtime
client and the durable engine are the real ones. Needs mvn package -DskipTests.`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repository: { type: 'string' },
    ref: { type: 'string' },
    deadline: { type: 'string' },
    kill: { type: 'string' },
    approval: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

const REVIEW = 'local';

async function main() {
  if (options.help) return console.log(HELP);
  oneOf('--approval', options.approval, ['yes', 'no']);
  oneOf('--kill', options.kill, ['security', 'style']);
  if (missingParts()) throw new Error(missingParts());
  const stage = await startStage({
    mount: mkdtempSync(`${tmpdir()}/hawser-`),
    ...times(),
    approval: options.approval !== undefined,
  });
  await LocalDurableTestRunner.setupTestEnvironment();
  try {
    const review = await runReview(stage, event(stage), { environment: { MAX_STALLS: '20' }, decide, onInvoke: killer(stage) });
    console.log(timeline(review).join('\n'));
    console.log(`\n${JSON.stringify(review.execution.getResult(), (key, value) => (key === 'usage' ? undefined : value), 2)}`);
    console.log(`\nThe reports are in ${stage.mount}/${REVIEW}`);
  } finally {
    await LocalDurableTestRunner.teardownTestEnvironment();
    await stage.stop();
  }
}

function oneOf(name, value, choices) {
  if (value !== undefined && !choices.includes(value)) throw new Error(`${name} takes ${choices.join(' or ')}, not "${value}"`);
}

/** A function that stops after so long gets as long again to end the step that it is in. */
function times() {
  if (options.deadline === undefined) return { timeout: 120, keptBack: 30 };
  const deadline = Number(options.deadline);
  if (!Number.isInteger(deadline) || deadline < 1) throw new Error('--deadline takes a number of seconds, at least 1');
  return { timeout: 2 * deadline, keptBack: deadline };
}

function event(stage) {
  const { repository, ref } = options;
  if (repository) return { reviewId: REVIEW, repository, ref };
  const directory = positionals[0] ?? fileURLToPath(new URL('../../../agent-lambda/src/main', import.meta.url));
  cpSync(directory, `${stage.mount}/${REVIEW}/upload`, { recursive: true });
  return { reviewId: REVIEW, path: 'upload' };
}

const decide = ({ approvals }) => ({
  approvals: approvals.map(({ callId }) => ({
    callId,
    approved: options.approval === 'yes',
    reason: 'said on the command line',
  })),
});

function killer(stage) {
  let killed = false;
  return (name, { runId }) => {
    if (killed || runId !== `${REVIEW}-${options.kill}`) return;
    killed = true;
    killInMidRun(stage, name, REVIEW, runId);
  };
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
