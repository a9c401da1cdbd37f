package dev.hawser.lambda.review.finding;

import dev.hawser.agent.tool.Param;
import java.util.Comparator;

/**
 * One problem at one line. This is also what a reviewer's model writes, so every component is described to it.
 *
 * @param severity how bad it is
 * @param rule the kind of problem, in kebab-case
 * @param file relative to the reviewed directory, with {@code /}
 * @param line from 1
 * @param evidence a piece of that very line
 * @param advice what can go wrong and what to do instead
 */
public record Finding(
        @Param("critical: can be exploited as it stands, or loses data; high: will hurt sooner or later; "
                + "medium: should be mended; low: taste and tidiness")
        Severity severity,

        @Param(
                "The kind of problem in kebab-case, such as sql-injection or empty-catch. One name for one kind of problem.")
        String rule,

        @Param("Path of the file as the file tools gave it, such as src/main/java/shop/Orders.java")
        String file,

        @Param("Number of the line, from 1") int line,

        @Param("The telling piece of that very line, copied exactly, without the line number and without line breaks")
        String evidence,

        @Param("What can go wrong here and what to do instead, in one to three plain sentences")
        String advice) {

    /** The worst first, then by kind of problem, then by place. */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::file)
            .thenComparing(Finding::line);

    /** Returns the place as people write it: {@code file:line}. */
    public String place() {
        return file + ":" + line;
    }

    /** Returns the same finding with another piece of evidence. */
    public Finding withEvidence(String newEvidence) {
        return new Finding(severity, rule, file, line, newEvidence, advice);
    }
}
