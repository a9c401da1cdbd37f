import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { readConfig } from './config.js';
import { createNotifier } from './notify.js';
import { createReview } from './review.js';

const config = readConfig(process.env);

/** The durable function: one execution is one review. */
export const handler = withDurableExecution(createReview(config, createNotifier(config.approvalTopic)));
