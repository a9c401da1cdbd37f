/** What a review finds: findings, the tool that takes them from a reviewer, and the check against the real file. */
@NullMarked
package dev.hawser.lambda.review.finding;

import org.jspecify.annotations.NullMarked;
