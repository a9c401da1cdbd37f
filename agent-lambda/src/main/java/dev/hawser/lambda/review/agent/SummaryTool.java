package dev.hawser.lambda.review.agent;

import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Param;
import dev.hawser.agent.tool.Tool;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.lambda.review.finding.Finding;
import dev.hawser.lambda.review.report.Priority;
import dev.hawser.lambda.review.report.SummaryWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the summary from the agent that writes it. Safe to call from several threads. */
final class SummaryTool {

    /** The tool's name. */
    static final String NAME = "publish_summary";

    private final Set<String> places;
    private final Consumer<SummaryWords> publishing;
    private volatile @Nullable SummaryWords words;

    /**
     * Takes a summary of these findings.
     *
     * @param publishing is told of every summary that is taken
     */
    SummaryTool(List<Finding> findings, Consumer<SummaryWords> publishing) {
        this.places = findings.stream().map(Finding::place).collect(Collectors.toSet());
        this.publishing = publishing;
    }

    /** The tool: checks that the priorities speak of findings. */
    @Tool(
            value = "Publish the summary of the review. Call it once, when you have read all findings.",
            name = NAME,
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
        SummaryWords taken = new SummaryWords(headline, text, priorities);
        publishing.accept(taken);
        words = taken;
        return "Taken.";
    }

    /** Returns the summary, if one was taken. */
    Optional<SummaryWords> words() {
        return Optional.ofNullable(words);
    }
}
