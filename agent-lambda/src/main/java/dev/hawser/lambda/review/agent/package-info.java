/** The agents of a review: those who review, and the one who sums up. Whoever runs them gives them a model. */
@NullMarked
package dev.hawser.lambda.review.agent;

import org.jspecify.annotations.NullMarked;
