package dev.hawser.lambda.review.finding;

import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Param;
import dev.hawser.agent.tool.Tool;
import dev.hawser.agent.tool.ToolResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes findings from one reviewer. Each is held against the real file first: what doesn't stand there is refused with the
 * reason, so whatever model reviews, an accepted finding points at a real line.
 *
 * <p>Safe to call from several threads.
 */
public final class Findings {

    private final SourceLines source;
    private final int limit;
    private final Consumer<List<Finding>> keeper;
    private final Map<String, Finding> accepted = new HashMap<>();

    /**
     * Creates a list that goes on from an earlier one.
     *
     * @param source the reviewed files
     * @param limit how many findings to take
     * @param before what was accepted already
     * @param keeper is told all that is accepted, whenever something new is
     */
    public Findings(SourceLines source, int limit, List<Finding> before, Consumer<List<Finding>> keeper) {
        this.source = source;
        this.limit = limit;
        this.keeper = keeper;
        before.forEach(finding -> accepted.put(key(finding), finding));
    }

    /** The tool: checks the findings and keeps those that stand. */
    @Tool(
            value =
                    "Report problems that you found, as many at once as you have. Each is checked against the file: the line must "
                            + "exist and the evidence must stand on it. The answer says which were refused and why; mend those and "
                            + "report them again. Reporting the same rule at the same place again replaces the finding.",
            name = "report_findings",
            effect = Effect.IDEMPOTENT)
    ToolResult report(@Param("The problems, the worst first") List<Finding> findings) {
        Verifier verifier = new Verifier(source);
        int taken = 0;
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            Optional<String> objection = verifier.objectionTo(finding);
            if (objection.isEmpty()) {
                objection = accept(finding);
            }
            if (objection.isPresent()) {
                refused.add("Refused finding " + (i + 1) + " (" + finding.place() + "): " + objection.get() + ".");
            } else {
                taken++;
            }
        }
        if (taken > 0) {
            keep();
        }
        String answer = "Accepted " + taken + " of " + findings.size() + ".";
        if (refused.isEmpty()) {
            return ToolResult.text(answer);
        }
        String text = answer + "\n" + String.join("\n", refused);
        return taken == 0 ? ToolResult.error(text) : ToolResult.text(text);
    }

    private synchronized void keep() {
        keeper.accept(accepted());
    }

    private static String key(Finding finding) {
        return finding.rule() + " " + finding.place();
    }

    private synchronized Optional<String> accept(Finding finding) {
        String key = key(finding);
        if (accepted.size() >= limit && !accepted.containsKey(key)) {
            return Optional.of(
                    "the limit of " + limit + " findings is reached, more are not taken: finish your review");
        }
        accepted.put(key, finding);
        return Optional.empty();
    }

    /** Returns the accepted findings, the worst first. */
    public synchronized List<Finding> accepted() {
        return accepted.values().stream().sorted(Finding.WORST_FIRST).toList();
    }
}
