import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { cpSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runReview } from './engine.js';
import { missingParts, startStage } from './stage.js';
import { timeline } from './timeline.js';

const HELP = `Runs a whole review on this machine and prints its timeline.

  sam/run-local [options] [directory]

  directory            what is reviewed (default: agent-lambda/src/main)
  --repository URL     fetch an https archive or repository instead
  --ref NAME           branch, tag or commit of the repository
  --deadline SECONDS   suspend each function after so long, to see it go on
  --kill NAME          kill the process of security-review, style-review or summary once, in the middle of its work
  --approval yes|no    have the summary ask before it publishes, and answer so
  --keep               leave the workspace and say where it is

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
    keep: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
