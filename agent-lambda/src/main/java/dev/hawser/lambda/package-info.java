/** AWS Lambda functions that run agents on a mounted workspace. Start with {@link dev.hawser.lambda.AgentHandler}. */
@NullMarked
package dev.hawser.lambda;

import org.jspecify.annotations.NullMarked;
