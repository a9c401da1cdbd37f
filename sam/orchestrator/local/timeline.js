const seconds = (date, from) => `${((date - from) / 1000).toFixed(2)} s`.padStart(9);

/** The lines of a review's timeline: operations, invocations of the functions, suspensions, approvals and replays. */
export function timeline({ execution, invocations }) {
  const operations = execution.getOperations();
  const replays = execution.getInvocations();
  const start = replays[0].startTimestamp;
  const entries = [
    ...replays.map(({ startTimestamp }, index) => ({
      at: startTimestamp,
      what: 'orchestrator',
      text: index === 0 ? 'starts' : `is replayed (${index})`,
    })),
    ...operations.filter((operation) => !isInvoke(operation)).flatMap(describeOperation),
    ...invocations.flatMap(describeInvocation),
  ];
  return entries
    .sort((a, b) => a.at - b.at)
    .map(({ at, what, text }) => `${seconds(at, start)}  ${what.padEnd(16)}  ${text}`);
}

const isInvoke = (operation) => operation.getType() === 'CHAINED_INVOKE';

function describeOperation(operation) {
  const what = `${operation.getType()}`.toLowerCase();
  const name = operation.getName() ?? operation.getSubType();
  const [began, ended] = [operation.getStartTimestamp(), operation.getEndTimestamp()];
  return [
    ...(began ? [{ at: began, what, text: `${name} begins` }] : []),
    ...(ended ? [{ at: ended, what, text: `${name} ${operation.getStatus().toLowerCase()}` }] : []),
  ];
}

function describeInvocation({ function: what, request, started, ended, response, error }) {
  const carries = request.approvals ? ' with decisions' : request.cancel ? ' to cancel' : '';
  const usage = response?.usage?.turns ? `, ${response.usage.turns} turns, ${response.usage.toolCalls} tool calls so far` : '';
  const outcome = error ? `throws ${error.name}: ${error.message}` : `${response.status}${reason(response)}${usage}`;
  return [
    { at: started, what, text: `invoked for ${request.runId}${carries}` },
    { at: ended, what, text: outcome },
  ];
}

const reason = ({ error, approvals }) =>
  error ? ` (${error.kind}: ${error.message})` : approvals?.length > 0 ? ` (${approvals.map(({ tool }) => tool).join(', ')})` : '';
