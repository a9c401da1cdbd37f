package dev.hawser.lambda.review;

import dev.hawser.agent.model.Model;
import dev.hawser.lambda.AgentSettings;
import dev.hawser.lambda.TaskHandler;
import dev.hawser.lambda.environment.Environment;
import dev.hawser.lambda.review.agent.Reviewer;
import java.util.Map;
import java.util.function.Function;

/**
 * The function that reviews {@code source/} for security. It writes {@code reviews/security.json} and {@code reviews/security.md}. Its
 * parameter is {@code maxFindings}; a prompt is not needed.
 */
public final class SecurityReview extends TaskHandler {

    /** Sets the function up from the process's environment. */
    public SecurityReview() {
        this(System.getenv());
    }

    /** Sets the function up from these environment variables. */
    public SecurityReview(Map<String, String> variables) {
        this(variables, AgentSettings::model);
    }

    /** Sets the function up with a model that you make from the environment, once. */
    public SecurityReview(Map<String, String> variables, Function<Environment, Model> models) {
        super(
                variables,
                environment -> new Reviewing(Reviewer.SECURITY, ReviewModel.of(environment, models)),
                ReviewModel.SETTINGS);
    }
}
