/** The environment variables that a function is configured with. */
@NullMarked
package dev.hawser.lambda.environment;

import org.jspecify.annotations.NullMarked;
