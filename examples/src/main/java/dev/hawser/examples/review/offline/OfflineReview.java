package dev.hawser.examples.review.offline;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.lambda.review.agent.Reviewer;
import java.util.Map;
import java.util.stream.Collectors;

/** One model for all agents of a review: it knows by its instructions which of them asks, and follows that one's rules. */
final class OfflineReview implements Model {

    private static final Map<Reviewer, Model> REVIEWERS = Map.of(
            Reviewer.SECURITY,
            new RuleReviewer(SecurityRules.RULES),
            Reviewer.STYLE,
            new RuleReviewer(StyleRules.RULES));
    private static final Model SUMMARY = new RuleSummary();

    @Override
    public ModelResponse call(ModelRequest request, ModelCall call) {
        if (request.tools().stream().anyMatch(tool -> tool.name().equals(RuleSummary.PUBLISH))) {
            return SUMMARY.call(request, call);
        }
        String instructions = request.system().stream()
                .filter(Content.Text.class::isInstance)
                .map(block -> ((Content.Text) block).text())
                .collect(Collectors.joining());
        for (Reviewer reviewer : Reviewer.values()) {
            if (instructions.equals(reviewer.system())) {
                return REVIEWERS.get(reviewer).call(request, call);
            }
        }
        throw new ModelException(
                ModelException.Kind.INVALID_REQUEST, "the offline model answers the agents of a review only");
    }
}
