import {
  GetDurableExecutionCommand,
  GetDurableExecutionHistoryCommand,
  InvokeCommand,
  LambdaClient,
  ListDurableExecutionsByFunctionCommand,
  SendDurableExecutionCallbackSuccessCommand,
  StopDurableExecutionCommand,
} from '@aws-sdk/client-lambda';

/**
 * Makes the function behind the API's other routes: a review's status, a decision, and cancelling. It keeps no state: an
 * execution carries the review's id as its name, so the durable service itself answers what became of it.
 *
 * @param config   `{orchestrator, runs}`: the orchestrator's name, and the functions by the suffix of their run ids
 * @param lambda   a LambdaClient, or anything with its `send`
 * @param log      takes a line for each decision, with who made it
 */
export function createControl({ orchestrator, runs }, lambda, log = console.log) {
  const routes = {
    'GET /reviews/{id}': status,
    'POST /reviews/{id}/decisions': decide,
    'DELETE /reviews/{id}': cancel,
  };

  return async (event) => {
    const route = routes[`${event.httpMethod} ${event.resource}`];
    const reviewId = event.pathParameters?.id;
    if (!route) return answer(404, { message: `There is no ${event.httpMethod} ${event.resource}.` });
    const execution = await find(reviewId);
    if (!execution) return answer(404, { message: `There is no review "${reviewId}".` });
    return route(reviewId, execution, event);
  };

  /** The newest execution of that name. It may belong to an older version than the alias's: no qualifier. */
  async function find(reviewId) {
    const { DurableExecutions = [] } = await lambda.send(
      new ListDurableExecutionsByFunctionCommand({ FunctionName: orchestrator, DurableExecutionName: reviewId }),
    );
    return DurableExecutions.find(({ DurableExecutionName }) => DurableExecutionName === reviewId);
  }

  async function status(reviewId, { DurableExecutionArn }) {
    const execution = await lambda.send(new GetDurableExecutionCommand({ DurableExecutionArn }));
    const running = execution.Status === 'RUNNING';
    const result = execution.Result === undefined ? undefined : JSON.parse(execution.Result);
    return answer(200, {
      reviewId,
      status: running ? 'running' : (result?.status ?? execution.Status.toLowerCase()),
      startedAt: execution.StartTimestamp,
      endedAt: execution.EndTimestamp,
      waiting: running ? await openCallbacks(DurableExecutionArn) : undefined,
      result,
      error: execution.Error && { kind: execution.Error.ErrorType, message: execution.Error.ErrorMessage },
    });
  }

  async function decide(reviewId, { DurableExecutionArn }, event) {
    const { callbackId, approvals, cancel: cancelRun } = parseBody(event.body);
    if (typeof callbackId !== 'string' || (!Array.isArray(approvals) && cancelRun !== true)) {
      return answer(400, {
        message:
          'The body must be {"callbackId", "approvals": [{"callId", "approved", "reason"}]} or {"callbackId", "cancel": true}.',
      });
    }
    // An id from elsewhere must not complete a callback of another review.
    const open = await openCallbacks(DurableExecutionArn);
    if (!open.some((callback) => callback.callbackId === callbackId)) {
      return answer(409, {
        message: `Review "${reviewId}" does not wait for this callback; it may have been decided already.`,
        waiting: open,
      });
    }
    await lambda.send(
      new SendDurableExecutionCallbackSuccessCommand({
        CallbackId: callbackId,
        Result: JSON.stringify(cancelRun === true ? { cancel: true } : { approvals }),
      }),
    );
    const by = event.requestContext?.identity?.userArn;
    log(JSON.stringify({ message: 'decided', reviewId, callbackId, by, approvals, cancel: cancelRun }));
    return answer(202, { reviewId, status: 'running' });
  }

  /** Ends the execution first, so that it starts nothing more, and then tells the runs that may be under way. */
  async function cancel(reviewId, { DurableExecutionArn, Status }) {
    if (Status === 'RUNNING') {
      await lambda.send(
        new StopDurableExecutionCommand({
          DurableExecutionArn,
          Error: { ErrorType: 'Cancelled', ErrorMessage: 'The review was cancelled through the API.' },
        }),
      );
    }
    await Promise.all(
      Object.entries(runs).map(([name, FunctionName]) =>
        lambda.send(
          new InvokeCommand({
            FunctionName,
            InvocationType: 'Event',
            Payload: JSON.stringify({ runId: `${reviewId}-${name}`, workspace: reviewId, cancel: true }),
          }),
        ),
      ),
    );
    return answer(202, { reviewId, status: 'stopped' });
  }

  async function openCallbacks(DurableExecutionArn) {
    const open = new Map();
    let Marker;
    do {
      const page = await lambda.send(new GetDurableExecutionHistoryCommand({ DurableExecutionArn, Marker, MaxItems: 1000 }));
      for (const { EventType, Id, Name, EventTimestamp, CallbackStartedDetails } of page.Events ?? []) {
        if (EventType === 'CallbackStarted') {
          open.set(Id, { callbackId: CallbackStartedDetails.CallbackId, name: Name, since: EventTimestamp });
        } else if (EventType?.startsWith('Callback')) {
          open.delete(Id);
        }
      }
      Marker = page.NextMarker;
    } while (Marker);
    return [...open.values()];
  }
}

function parseBody(body) {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}

const answer = (statusCode, body) => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

let control;

/** The Lambda entry point; the parts are made at the first call, so that importing this file needs no environment. */
export function handler(event) {
  const { ORCHESTRATOR, RUN_FUNCTIONS } = process.env;
  control ??= createControl({ orchestrator: ORCHESTRATOR, runs: JSON.parse(RUN_FUNCTIONS) }, new LambdaClient({}));
  return control(event);
}
