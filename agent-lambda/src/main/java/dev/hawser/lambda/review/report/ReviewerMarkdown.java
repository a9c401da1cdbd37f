package dev.hawser.lambda.review.report;

import static dev.hawser.lambda.review.report.Markdown.code;
import static dev.hawser.lambda.review.report.Markdown.plain;

/** Writes the review of one reviewer for people: {@code security.md} or {@code style.md}. */
public final class ReviewerMarkdown {

    private ReviewerMarkdown() {}

    /**
     * Returns the document.
     *
     * @param wayToSources the relative path from it to the reviewed directory, for links; ends with a slash
     */
    public static String render(ReviewerReport report, String wayToSources) {
        StringBuilder out = new StringBuilder();
        out.append("> ")
                .append(report.engine().languageModel() ? "" : "**No language model was at work.** ")
                .append(plain(report.engine().note()))
                .append("\n\n");
        if (!report.complete()) {
            out.append("> **This review is incomplete:** ")
                    .append(plain(String.valueOf(report.problem())))
                    .append("\n\n");
        }
        new ReviewerSection(out, wayToSources).write(report);
        return out.append("Reviewed with: ")
                .append(code(report.engine().model()))
                .append('\n')
                .toString();
    }
}
