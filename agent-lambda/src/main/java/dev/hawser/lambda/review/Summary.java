package dev.hawser.lambda.review;

import dev.hawser.agent.model.Model;
import dev.hawser.lambda.AgentSettings;
import dev.hawser.lambda.TaskHandler;
import dev.hawser.lambda.environment.Environment;
import dev.hawser.lambda.environment.Setting;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The function that sums the reviews up. It writes {@code summary.json} and {@code summary.md}. Its parameter is
 * {@code reviews}: for each reviewer its name, the status that it ended with, and its report or its error. A reviewer that
 * failed is a part of the summary.
 */
public final class Summary extends TaskHandler {

    /**
     * {@code REVIEW_APPROVAL}: whether a person must agree to the summary before it is written. Default: false.
     */
    public static final Setting<Boolean> APPROVAL = Setting.flag("REVIEW_APPROVAL");

    /** Sets the function up from the process's environment. */
    public Summary() {
        this(System.getenv());
    }

    /** Sets the function up from these environment variables. */
    public Summary(Map<String, String> variables) {
        this(variables, AgentSettings::model);
    }

    /** Sets the function up with a model that you make from the environment, once. */
    public Summary(Map<String, String> variables, Function<Environment, Model> models) {
        super(
                variables,
                environment -> new Summarising(ReviewModel.of(environment, models), environment.get(APPROVAL)),
                Stream.concat(Stream.of(ReviewModel.SETTINGS), Stream.of(APPROVAL))
                        .toArray(Setting<?>[]::new));
    }
}
