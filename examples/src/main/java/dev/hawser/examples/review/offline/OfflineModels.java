package dev.hawser.examples.review.offline;

import dev.hawser.agent.model.Model;
import org.jspecify.annotations.Nullable;

/** The models of the offline review by their model ids. */
public final class OfflineModels {

    private OfflineModels() {}

    /** Returns the model of that id, or null if there is none: {@code offline.security}, {@code offline.style}, {@code offline.summary}. */
    public static @Nullable Model find(String modelId) {
        return switch (modelId) {
            case "offline.security" -> new RuleReviewer(SecurityRules.ALL_RULES);
            case "offline.style" -> new RuleReviewer(StyleRules.ALL_RULES);
            case "offline.summary" -> new RuleSummary();
            default -> null;
        };
    }

    /** Returns how many rules the reviewers follow together. */
    public static int ruleCount() {
        return SecurityRules.ALL_RULES.size() + StyleRules.ALL_RULES.size();
    }
}
