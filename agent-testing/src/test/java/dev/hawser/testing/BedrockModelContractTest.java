package dev.hawser.testing;

import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelException.Kind;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The real model with the real AWS client, over HTTP. */
class BedrockModelContractTest {

    @Nested
    class AnswersAsAWhole extends BedrockModelContract {

        @Override
        public Model modelOver(ScriptedModel service) {
            return model(LocalBedrock.start(service), false);
        }
    }

    @Nested
    class StreamsWhatIsKnownAsAWhole extends BedrockModelContract {

        @Override
        public Model modelOver(ScriptedModel service) {
            return model(LocalBedrock.start(service), true);
        }
    }

    @Nested
    class StreamsWhatIsTold extends BedrockModelContract {

        @Override
        public Model modelOver(ScriptedModel service) {
            return model(LocalBedrock.start(service.streaming()), true);
        }
    }

    @Nested
    class StreamsInterleavedBlocks extends BedrockModelContract {

        @Override
        public Model modelOver(ScriptedModel service) {
            return model(LocalBedrock.start(service).breakNextStream(StreamFault.INTERLEAVED_BLOCKS), true);
        }
    }

    private abstract static class BedrockModelContract extends ModelContract {

        Model model(LocalBedrock bedrock, boolean streaming) {
            closeLater(bedrock);
            return closeLater(BedrockModel.builder()
                    .modelId("us.anthropic.claude-sonnet-4-20250514-v1:0")
                    .streaming(streaming)
                    .endpoint(bedrock.endpoint())
                    .region(Region.US_EAST_1)
                    .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                    .build());
        }

        /** The service has no word for an error that nobody knows, and its models' errors may be worth a retry. */
        @Override
        public Kind seenAs(Kind failure) {
            return failure == Kind.MALFORMED_RESPONSE || failure == Kind.OTHER ? Kind.UNAVAILABLE : failure;
        }
    }
}
