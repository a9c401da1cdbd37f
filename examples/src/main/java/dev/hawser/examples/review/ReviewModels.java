package dev.hawser.examples.review;

import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.bedrock.BedrockModelBuilder;
import dev.hawser.agent.bedrock.ModelFamily;
import dev.hawser.agent.conversation.Conversation;
import dev.hawser.agent.model.Model;
import dev.hawser.examples.review.offline.OfflineModels;
import dev.hawser.lambda.review.agent.Reviewer;
import dev.hawser.lambda.review.report.Engine;
import dev.hawser.testing.LocalBedrock;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The models that review: one on Amazon Bedrock for all, or the offline ones on loopback. Close it after the review.
 *
 * @param engine what judges
 * @param security the model of the security reviewer
 * @param style the model of the style reviewer
 * @param summary the model that sums up
 * @param closing closes what there is to close
 */
record ReviewModels(Engine engine, BedrockModel security, BedrockModel style, BedrockModel summary, Runnable closing)
        implements AutoCloseable {

    /**
     * The model of that id on Amazon Bedrock; without a region, in the region of the environment.
     *
     * @throws ReviewException if there is no region
     */
    static ReviewModels onBedrock(String modelId, Optional<String> region) {
        BedrockModelBuilder builder = BedrockModel.builder().modelId(modelId).promptCaching(true);
        region.map(Region::of).ifPresent(builder::region);
        try {
            BedrockModel model = builder.build();
            Engine engine = new Engine(modelId, true, "Reviewed by " + modelId + " on Amazon Bedrock.");
            return new ReviewModels(engine, model, model, model, model::close);
        } catch (IllegalStateException e) {
            String message = "the model needs an AWS region: name it with --region, or set AWS_REGION";
            throw new ReviewException(ExitCode.USAGE, message, e);
        }
    }

    /**
     * Models that follow rules. They are asked over HTTP, by the same client that asks Amazon Bedrock, so the review takes the
     * very way that it takes with a language model.
     */
    static ReviewModels offline() {
        LocalBedrock local = LocalBedrock.start(OfflineModels::find);
        BedrockModel security = onLoopback(local.endpoint(), OfflineModels.SECURITY);
        BedrockModel style = onLoopback(local.endpoint(), OfflineModels.STYLE);
        BedrockModel summary = onLoopback(local.endpoint(), OfflineModels.SUMMARY);
        Engine engine = new Engine(
                "offline rules",
                false,
                "The findings come from " + OfflineModels.ruleCount()
                        + " fixed rules. Rules find what shows in the text of the code; they don't understand what it does. For a"
                        + " review by a language model, run this again with --model and AWS credentials.");
        return new ReviewModels(engine, security, style, summary, () -> {
            security.close();
            style.close();
            summary.close();
            local.close();
        });
    }

    /** The rules want to know which calls failed, and that is told to some families of models only. */
    private static BedrockModel onLoopback(URI endpoint, String modelId) {
        return BedrockModel.builder()
                .modelId(modelId)
                .family(ModelFamily.CLAUDE)
                .endpoint(endpoint)
                .region(Region.US_EAST_1)
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("offline", "offline")))
                .build();
    }

    /** Returns the model of a reviewer. */
    Model of(Reviewer reviewer) {
        return switch (reviewer) {
            case SECURITY -> security;
            case STYLE -> style;
        };
    }

    /** Returns what happens when a conversation grows: rules need all of it, since it is all that they know. */
    Conversation conversation() {
        return engine.languageModel() ? Conversation.within(150_000) : Conversation.unlimited();
    }

    @Override
    public void close() {
        closing.run();
    }
}
