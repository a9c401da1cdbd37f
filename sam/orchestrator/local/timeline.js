/**
 * The lines of a review's timeline: when the orchestrator was replayed, what its operations did, and each invocation of a
 * function with how it ended.
 */
export function timeline({ execution, invocations }) {
  const replays = execution.getInvocations();
  const operations = execution.getOperations();
  const names = new Map(operations.map((operation) => [operation.getId(), operation.getName()]));
  const start = replays[0].startTimestamp;
  return [
    ...replays.map(({ startTimestamp }, index) => ({
      at: startTimestamp,
      what: 'orchestrator',
      text: index === 0 ? '▶ starts' : `↻ replay ${index}`,
    })),
    // The engine's operations of invocations say less than the invocations themselves.
    ...operations
      .filter((operation) => operation.getType() !== 'CHAINED_INVOKE')
      .flatMap((operation) => operationEntries(operation, names)),
    ...invocations.flatMap(invocationEntries),
  ]
    .sort((a, b) => a.at - b.at)
    .map(({ at, what, text }) => `${`${((at - start) / 1000).toFixed(2)} s`.padStart(9)}  ${what.padEnd(16)} ${text}`);
}

function operationEntries(operation, names) {
  const name = operation.getName() ?? names.get(operation.getParentId());
  const [began, ended] = [operation.getStartTimestamp(), operation.getEndTimestamp()];
  const entry = (at, text) => (at ? [{ at, what: `  ${operation.getType().toLowerCase()}`, text }] : []);
  return [...entry(began, `  ${name}`), ...entry(ended, `  ${name}: ${operation.getStatus().toLowerCase()}`)];
}

function invocationEntries({ function: what, request, started, ended, response, error }) {
  const carries = request.approvals ? `, with ${request.approvals.length} decisions` : request.cancel ? ', to cancel it' : '';
  return [
    { at: started, what, text: `▶ ${request.runId}${carries}` },
    { at: ended, what, text: error ? `✗ throws ${error.name}: ${error.message}` : outcome(response) },
  ];
}

const SIGNS = { completed: '✓', suspended: '⏸', approval_required: '?', failed: '✗' };

function outcome({ status, usage = {}, error, approvals = [] }) {
  const why = error
    ? `: ${error.kind}, ${error.message}`
    : approvals.length > 0
      ? `: ${approvals.map(({ tool }) => tool).join(', ')}`
      : '';
  const work = usage.turns > 0 ? ` (so far ${usage.turns} turns, ${usage.toolCalls} tool calls)` : '';
  return `${SIGNS[status] ?? '!'} ${status}${why}${work}`;
}
