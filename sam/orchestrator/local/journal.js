import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The entries of a run's journal so far, in order: what the session on the mount remembers of it. */
export function journal(mount, workspace, runId) {
  const directory = `${mount}/.hawser/sessions/${workspace}/${runId}`;
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(`${directory}/${name}`, 'utf8').split('\n'))
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line));
}

/** How many tool calls of the run have ended. */
export const finishedTools = (entries) => entries.filter(({ type }) => type === 'toolFinished').length;

const startedTools = (entries) => entries.filter(({ type }) => type === 'toolStarted').length;

/**
 * Kills the function's process in the middle of the run's work: when it has finished some tools and is at another.
 * Returns whether there was such a moment, within a minute.
 */
export async function killInMidRun(stage, functionName, workspace, runId) {
  const giveUp = Date.now() + 60_000;
  while (Date.now() < giveUp) {
    const entries = journal(stage.mount, workspace, runId);
    if (entries.some(({ type, over }) => type === 'stop' && over)) return false;
    if (finishedTools(entries) >= 5 && startedTools(entries) > finishedTools(entries)) {
      await stage.kill(functionName);
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  return false;
}
