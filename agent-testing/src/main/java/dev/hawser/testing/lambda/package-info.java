/**
 * Runs an AWS Lambda function on this machine as Lambda does: its deployable, under the real runtime interface client, in a
 * process of its own. Start with {@link dev.hawser.testing.lambda.LocalFunction}.
 */
@NullMarked
package dev.hawser.testing.lambda;

import org.jspecify.annotations.NullMarked;
