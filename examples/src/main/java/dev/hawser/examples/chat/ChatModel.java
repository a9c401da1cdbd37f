package dev.hawser.examples.chat;

import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.bedrock.BedrockModelBuilder;
import dev.hawser.agent.bedrock.ModelFamily;
import dev.hawser.agent.model.Model;
import dev.hawser.examples.chat.offline.RuleModel;
import dev.hawser.testing.LocalBedrock;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Who answers. Close it in the end.
 *
 * @param model the model
 * @param description a sentence that says who that is
 * @param closing closes what there is to close
 */
record ChatModel(Model model, String description, Runnable closing) implements AutoCloseable {

    /**
     * A model on Amazon Bedrock; without a region, in the region of the environment.
     *
     * @throws IllegalStateException if there is no region
     */
    static ChatModel onBedrock(String modelId, Optional<String> region) {
        BedrockModelBuilder builder =
                BedrockModel.builder().modelId(modelId).streaming(true).promptCaching(true);
        region.map(Region::of).ifPresent(builder::region);
        BedrockModel model = builder.build();
        return new ChatModel(model, modelId + " on Amazon Bedrock answers.", model::close);
    }

    /** Fixed rules. They are asked over HTTP, by the client that asks Amazon Bedrock, at an endpoint on this machine. */
    static ChatModel offline() {
        LocalBedrock local = LocalBedrock.start(new RuleModel());
        BedrockModel model = BedrockModel.builder()
                .modelId("offline.rules")
                .family(ModelFamily.CLAUDE)
                .streaming(true)
                .endpoint(local.endpoint())
                .region(Region.US_EAST_1)
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("offline", "offline")))
                .build();
        return new ChatModel(model, "Fixed rules answer, no language model: name one with --model.", () -> {
            model.close();
            local.close();
        });
    }

    @Override
    public void close() {
        closing.run();
    }
}
