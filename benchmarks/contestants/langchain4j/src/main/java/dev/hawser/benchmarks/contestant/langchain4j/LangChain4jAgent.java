package dev.hawser.benchmarks.contestant.langchain4j;

import dev.hawser.benchmarks.contestant.Contestant;
import dev.hawser.benchmarks.contestant.Task;
import dev.hawser.benchmarks.contestant.Worker;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.service.AiServices;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;

/** An AI service of LangChain4j as it comes, but for the limit of tool calls. It has no memory, as each run is a conversation. */
final class LangChain4jAgent {

    private LangChain4jAgent() {}

    interface Reviewer {
        String review(String prompt);
    }

    public static void main(String[] args) throws Exception {
        Worker.main(LangChain4jAgent::make, args);
    }

    private static Contestant make(URI endpoint, @Nullable SdkHttpClient http) {
        BedrockRuntimeClientBuilder builder = BedrockRuntimeClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
        Reviewer reviewer = AiServices.builder(Reviewer.class)
                .chatModel(BedrockChatModel.builder()
                        .modelId(Task.MODEL_ID)
                        .client((http == null ? builder : builder.httpClient(http)).build())
                        .build())
                .systemMessage(Task.SYSTEM)
                .tools(new CodeTools())
                .maxToolCallingRoundTrips(Task.MORE_TURNS_THAN_ANY_RUN)
                .build();
        return reviewer::review;
    }
}
