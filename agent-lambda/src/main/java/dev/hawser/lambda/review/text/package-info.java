/** Text for people: numbers, and what is safe to print on a terminal. */
@NullMarked
package dev.hawser.lambda.review.text;

import org.jspecify.annotations.NullMarked;
