package dev.hawser.examples.review;

import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.bedrock.ModelFamily;
import dev.hawser.agent.conversation.Conversation;
import dev.hawser.agent.model.Model;
import dev.hawser.examples.review.offline.OfflineModels;
import dev.hawser.examples.review.report.Engine;
import dev.hawser.testing.LocalBedrock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The models that review: one on Amazon Bedrock, or the offline ones on loopback. Close it after the review. */
final class ReviewModels implements AutoCloseable {

    private final Engine engine;
    private final Function<String, BedrockModel> factory;
    private final Runnable closing;
    private final List<BedrockModel> models = new ArrayList<>();

    private ReviewModels(Engine engine, Function<String, BedrockModel> factory, Runnable closing) {
        this.engine = engine;
        this.factory = factory;
        this.closing = closing;
    }

    /** The model of that id on Amazon Bedrock; without a region, in the region of the environment. */
    static ReviewModels onBedrock(String modelId, Optional<String> region) {
        var builder = BedrockModel.builder().modelId(modelId);
        region.map(Region::of).ifPresent(builder::region);
        return new ReviewModels(
                new Engine(modelId, true, "Reviewed by " + modelId + " on Amazon Bedrock."),
                role -> builder.build(),
                () -> {});
    }

    /**
     * Models that follow rules. They are asked over HTTP, by the same client that asks Amazon Bedrock, so the review takes the
     * very way that it takes with a language model.
     */
    static ReviewModels offline() {
        LocalBedrock local = LocalBedrock.start(OfflineModels::find);
        Engine engine = new Engine(
                "offline rules",
                false,
                "The findings come from " + OfflineModels.ruleCount()
                        + " fixed rules. Rules find what shows in the text of the code; they don't understand what it does. For a"
                        + " review by a language model, run this again with --model and AWS credentials.");
        return new ReviewModels(
                engine,
                role -> BedrockModel.builder()
                        .modelId("offline." + role)
                        .endpoint(local.endpoint())
                        .family(ModelFamily.CLAUDE)
                        .region(Region.US_EAST_1)
                        .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("offline", "offline")))
                        .build(),
                local::close);
    }

    /** Returns what judges. */
    Engine engine() {
        return engine;
    }

    /** Returns the model for {@code security}, {@code style} or {@code summary}. */
    synchronized Model forRole(String role) {
        BedrockModel model = factory.apply(role);
        models.add(model);
        return model;
    }

    /** Returns what happens when a conversation grows: rules need all of it, since it is all that they know. */
    Conversation conversation() {
        return engine.languageModel() ? Conversation.within(150_000) : Conversation.unlimited();
    }

    @Override
    public synchronized void close() {
        models.forEach(BedrockModel::close);
        closing.run();
    }
}
