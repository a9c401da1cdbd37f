/** What a function measures. */
@NullMarked
package dev.hawser.lambda.metrics;

import org.jspecify.annotations.NullMarked;
