/** What a function logs. */
@NullMarked
package dev.hawser.lambda.log;

import org.jspecify.annotations.NullMarked;
