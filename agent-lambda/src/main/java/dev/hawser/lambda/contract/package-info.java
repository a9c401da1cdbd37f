/** What a function is asked and what it answers, as JSON. */
@NullMarked
package dev.hawser.lambda.contract;

import org.jspecify.annotations.NullMarked;
