package dev.hawser.examples.review.offline;

import dev.hawser.agent.model.Model;
import org.jspecify.annotations.Nullable;

/** The models of the offline review by their model ids. */
public final class OfflineModels {

    /** Follows the security rules. */
    public static final String SECURITY = "offline.security";

    /** Follows the style rules. */
    public static final String STYLE = "offline.style";

    /** Sums up by counting. */
    public static final String SUMMARY = "offline.summary";

    private OfflineModels() {}

    /** Returns the model of that id, or null if there is none. */
    public static @Nullable Model find(String modelId) {
        return switch (modelId) {
            case SECURITY -> new RuleReviewer(SecurityRules.RULES);
            case STYLE -> new RuleReviewer(StyleRules.RULES);
            case SUMMARY -> new RuleSummary();
            default -> null;
        };
    }

    /** Returns how many rules the reviewers follow together. */
    public static int ruleCount() {
        return SecurityRules.RULES.size() + StyleRules.RULES.size();
    }
}
