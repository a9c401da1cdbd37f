package dev.hawser.lambda;

import dev.hawser.agent.Limits;
import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.lambda.environment.Environment;
import dev.hawser.lambda.environment.Setting;
import java.time.Duration;
import java.util.List;

/** The environment variables that a function with an agent reads. */
public final class AgentSettings {

    /** {@code BEDROCK_MODEL_ID}: the model or inference profile. Required. */
    public static final Setting<String> MODEL_ID = Setting.text("BEDROCK_MODEL_ID");

    /** {@code MAX_TURNS}: the model calls of a run, in all its invocations. Default: 50. */
    public static final Setting<Long> MAX_TURNS =
            Setting.number("MAX_TURNS", 1, 10_000).orElse(50L);

    /** {@code MAX_TOKENS}: the tokens of a run, of all kinds and in all its invocations. Default: 2,000,000. */
    public static final Setting<Long> MAX_TOKENS =
            Setting.number("MAX_TOKENS", 1, 1_000_000_000).orElse(2_000_000L);

    static final List<Setting<?>> ALL = List.of(MODEL_ID, MAX_TURNS, MAX_TOKENS);

    /** An invocation ends at Lambda's limit of 15 minutes; a run's own time must never end it for good before. */
    private static final Duration LONGER_THAN_AN_INVOCATION = Duration.ofHours(1);

    private AgentSettings() {}

    /**
     * Makes the model, with prompt caching and without streaming. Region, credentials and endpoint are those that the AWS SDK
     * finds in the environment. Make it once, in the handler's constructor.
     */
    public static BedrockModel model(Environment environment) {
        return BedrockModel.builder()
                .modelId(environment.get(MODEL_ID))
                .promptCaching(true)
                .build();
    }

    /** Returns the limits of a run. */
    public static Limits limits(Environment environment) {
        return Limits.turns(environment.get(MAX_TURNS).intValue())
                .tokens(environment.get(MAX_TOKENS))
                .time(LONGER_THAN_AN_INVOCATION);
    }
}
