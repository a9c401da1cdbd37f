/**
 * A reviewer without a language model: a {@link dev.hawser.agent.model.Model} that follows fixed rules, by calling the same
 * tools a language model would call.
 */
@NullMarked
package dev.hawser.examples.review.offline;

import org.jspecify.annotations.NullMarked;
