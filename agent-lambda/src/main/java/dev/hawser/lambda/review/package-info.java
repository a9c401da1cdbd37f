/** The functions of the review workflow: fetch the source, review it for security and for style, sum up. */
@NullMarked
package dev.hawser.lambda.review;

import org.jspecify.annotations.NullMarked;
