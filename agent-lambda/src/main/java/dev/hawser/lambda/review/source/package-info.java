/** What there is to review: the source files of a directory, their languages, and what is left out. */
@NullMarked
package dev.hawser.lambda.review.source;

import org.jspecify.annotations.NullMarked;
