package dev.hawser.lambda.review.report;

import java.util.List;

/**
 * The summary of a review in words, as the agent that sums up writes it.
 *
 * @param headline the result in one sentence
 * @param text the result in a paragraph or two
 * @param priorities what to do first
 */
public record SummaryWords(String headline, String text, List<Priority> priorities) {

    /** Copies the list. */
    public SummaryWords {
        priorities = List.copyOf(priorities);
    }
}
