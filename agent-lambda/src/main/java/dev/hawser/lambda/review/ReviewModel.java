package dev.hawser.lambda.review;

import dev.hawser.agent.AgentBuilder;
import dev.hawser.agent.conversation.Conversation;
import dev.hawser.agent.model.Model;
import dev.hawser.lambda.AgentSettings;
import dev.hawser.lambda.environment.Environment;
import dev.hawser.lambda.environment.Setting;
import dev.hawser.lambda.review.report.Engine;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The model of a review function, and what a report says of it.
 *
 * @param model the model
 * @param engine what judges
 * @param environment the function's settings
 */
record ReviewModel(Model model, Engine engine, Environment environment) {

    /** The AWS SDK's own variable: where Amazon Bedrock is, if not where it is for everybody. */
    private static final Setting<Optional<URI>> ENDPOINT = Setting.of(
                    "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "an address with a host", ReviewModel::address)
            .orElse(Optional.empty());

    /** What the review functions read. */
    static final Setting<?>[] SETTINGS = {
        AgentSettings.MODEL_ID, AgentSettings.MAX_TURNS, AgentSettings.MAX_TOKENS, ENDPOINT
    };

    private static final int TOKENS_IN_CONTEXT = 150_000;
    private static final int CALLS_A_TURN = 32;

    /** Makes the model that the environment names. */
    static ReviewModel of(Environment environment, Function<Environment, Model> models) {
        return new ReviewModel(models.apply(environment), engine(environment), environment);
    }

    /** A stand-in for Amazon Bedrock on this machine may be anything: a report must not pass it off as a language model. */
    private static Engine engine(Environment environment) {
        String id = environment.get(AgentSettings.MODEL_ID);
        if (environment.get(ENDPOINT).filter(ReviewModel::isOnThisMachine).isPresent()) {
            return new Engine(
                    id,
                    false,
                    "The findings come from " + id
                            + ", which a stand-in for Amazon Bedrock on this machine answered for.");
        }
        return new Engine(id, true, "Reviewed by " + id + " on Amazon Bedrock.");
    }

    private static Optional<Optional<URI>> address(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() == null ? Optional.empty() : Optional.of(Optional.of(address));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isOnThisMachine(URI address) {
        String host = address.getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** Sets what all agents of a review have in common. A stand-in may know nothing but the conversation: it needs all of it. */
    AgentBuilder configure(AgentBuilder agent) {
        return agent.limits(AgentSettings.limits(environment).toolCallsPerTurn(CALLS_A_TURN))
                .conversation(
                        engine.languageModel() ? Conversation.within(TOKENS_IN_CONTEXT) : Conversation.unlimited());
    }
}
