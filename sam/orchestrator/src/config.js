/**
 * Reads what the orchestrator needs from its environment, and names everything that is missing or wrong at once.
 * An execution stays on the version it started on, and a version's environment never changes: what is read here is the
 * same in every replay.
 */
export function readConfig(env) {
  const problems = [];
  const text = (name) => {
    if (!env[name]) problems.push(`${name} is not set`);
    return env[name];
  };
  const whole = (name, standard, most) => {
    const value = env[name] ? Number(env[name]) : standard;
    if (!Number.isInteger(value) || value < 1 || value > most) {
      problems.push(`${name} must be a whole number from 1 to ${most}, but is "${env[name]}"`);
    }
    return value;
  };
  const config = {
    fetchFunction: text('FETCH_FUNCTION'),
    reviewers: functionsByName(text('REVIEWER_FUNCTIONS'), problems),
    summaryFunction: text('SUMMARY_FUNCTION'),
    approvalTopic: env.APPROVAL_TOPIC_ARN || undefined,
    approvalTimeoutSeconds: whole('APPROVAL_TIMEOUT_SECONDS', 24 * 60 * 60, 31_622_400),
    // An execution has 3,000 operations: 60 rounds of 5 attempts with their pauses and an approval, for four runs, are 2,880.
    maxRounds: whole('MAX_ROUNDS', 40, 60),
    maxStalls: whole('MAX_STALLS', 3, 20),
    stallWaitSeconds: whole('STALL_WAIT_SECONDS', 60, 3600),
    invokeAttempts: whole('INVOKE_ATTEMPTS', 4, 5),
    retryDelaySeconds: whole('RETRY_DELAY_SECONDS', 10, 600),
  };
  if (problems.length > 0) {
    throw new Error(`The orchestrator's environment is not complete: ${problems.join('; ')}.`);
  }
  return Object.freeze(config);
}

function functionsByName(json, problems) {
  if (!json) return {};
  try {
    const functions = JSON.parse(json);
    const entries = Object.entries(functions);
    if (entries.length > 0 && entries.every(([, target]) => typeof target === 'string' && target !== '')) {
      return functions;
    }
  } catch {
    // Not JSON: the same problem as JSON of another shape.
  }
  problems.push('REVIEWER_FUNCTIONS must be a JSON object of reviewer names and function ARNs');
  return {};
}
