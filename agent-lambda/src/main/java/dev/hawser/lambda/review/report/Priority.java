package dev.hawser.lambda.review.report;

import dev.hawser.agent.tool.Param;
import java.util.List;

/**
 * Something to do first.
 *
 * @param title what to do
 * @param reason why first
 * @param places where, each as {@code file:line} of a finding
 */
public record Priority(
        @Param("What to do, in a few words, such as: Bind the values of the SQL statements")
        String title,

        @Param("Why this comes first, in one or two sentences")
        String reason,

        @Param("The findings it is about, each as file:line, such as src/main/java/shop/Orders.java:42")
        List<String> places) {

    /** Copies the list. */
    public Priority {
        places = List.copyOf(places);
    }
}
