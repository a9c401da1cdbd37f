package dev.hawser.lambda.review;

import dev.hawser.agent.model.Model;
import dev.hawser.lambda.AgentSettings;
import dev.hawser.lambda.TaskHandler;
import dev.hawser.lambda.environment.Environment;
import dev.hawser.lambda.review.agent.Reviewer;
import java.util.Map;
import java.util.function.Function;

/**
 * The function that reviews {@code source/} for style. It writes {@code reviews/style.json} and {@code reviews/style.md}. Its
 * parameter is {@code maxFindings}; a prompt is not needed.
 */
public final class StyleReview extends TaskHandler {

    /** Sets the function up from the process's environment. */
    public StyleReview() {
        this(System.getenv());
    }

    /** Sets the function up from these environment variables. */
    public StyleReview(Map<String, String> variables) {
        this(variables, AgentSettings::model);
    }

    /** Sets the function up with a model that you make from the environment, once. */
    public StyleReview(Map<String, String> variables, Function<Environment, Model> models) {
        super(
                variables,
                environment -> new Reviewing(Reviewer.STYLE, ReviewModel.of(environment, models)),
                ReviewModel.SETTINGS);
    }
}
