package dev.hawser.examples.review;

import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Param;
import dev.hawser.agent.tool.Tool;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.examples.review.finding.Finding;
import dev.hawser.examples.review.report.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the summary from the agent that writes it. Safe to call from several threads. */
final class SummaryTool {

    /** The summary in words. */
    record Words(String headline, String text, List<Priority> priorities) {}

    private final Set<String> places;
    private volatile @Nullable Words words;

    /** Takes a summary of these findings. */
    SummaryTool(List<Finding> findings) {
        this.places = findings.stream().map(Finding::place).collect(Collectors.toSet());
    }

    /** The tool: checks that the priorities speak of findings. */
    @Tool(
            value = "Report the summary of the review. Call it once, when you have read all findings.",
            name = "report_summary",
            effect = Effect.IDEMPOTENT)
    String report(
            @Param("The result in one sentence of at most 25 words") String headline,
            @Param(
                            "The result in one or two short paragraphs of plain text: what stands out, what is fine, what is unclear")
                    String text,
            @Param("What to do first, at most five, the most urgent first; empty if nothing was found")
                    List<Priority> priorities) {
        List<String> problems = new ArrayList<>();
        if (headline.isBlank()) {
            problems.add("the headline is empty");
        }
        for (Priority priority : priorities) {
            List<String> unknown = priority.places().stream()
                    .filter(place -> !places.contains(place))
                    .toList();
            if (!unknown.isEmpty()) {
                problems.add("priority '" + priority.title() + "' names places without a finding: "
                        + String.join(", ", unknown) + "; copy file:line from the findings");
            }
        }
        if (!problems.isEmpty()) {
            throw new ToolException("Not taken: " + String.join(". ", problems) + ".");
        }
        words = new Words(headline, text, List.copyOf(priorities));
        return "Taken.";
    }

    /** Returns the summary, if one was taken. */
    Optional<Words> words() {
        return Optional.ofNullable(words);
    }
}
