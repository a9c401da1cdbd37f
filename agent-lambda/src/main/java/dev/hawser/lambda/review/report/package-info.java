/** What comes out of a review: its JSON documents, the report for people, and the table on the terminal. */
@NullMarked
package dev.hawser.lambda.review.report;

import org.jspecify.annotations.NullMarked;
