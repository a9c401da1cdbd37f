import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

// SNS takes 256 KB a message. The arguments of a call can be that long; the question can't.
const LONGEST = 200_000;

/**
 * Makes the function that tells people that a decision is wanted: in the log always, and by a message to an SNS topic where
 * there is one. The callback's id is also in the API's status.
 */
export function createNotifier(topicArn, client = topicArn && new SNSClient({})) {
  return async (wanted, logger) => {
    logger.info({ event: 'a decision is wanted', ...wanted });
    if (!topicArn) return;
    const whole = JSON.stringify(wanted, undefined, 2);
    const message =
      whole.length <= LONGEST
        ? whole
        : JSON.stringify({ ...wanted, approvals: wanted.approvals.map(({ arguments: _, ...rest }) => rest) }, undefined, 2);
    await client.send(
      new PublishCommand({ TopicArn: topicArn, Subject: `Approval wanted: ${wanted.runId}`.slice(0, 100), Message: message }),
    );
  };
}
