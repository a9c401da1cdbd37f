package dev.hawser.benchmarks.contestant.springai;

import dev.hawser.benchmarks.contestant.Contestant;
import dev.hawser.benchmarks.contestant.Task;
import dev.hawser.benchmarks.contestant.Worker;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.bedrock.converse.BedrockChatOptions;
import org.springframework.ai.bedrock.converse.BedrockProxyChatModel;
import org.springframework.ai.chat.client.ChatClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;

/** A chat client of Spring AI as it comes, without Spring Boot. */
final class SpringAiAgent {

    private SpringAiAgent() {}

    public static void main(String[] args) throws Exception {
        Worker.main(SpringAiAgent::make, args);
    }

    private static Contestant make(URI endpoint, @Nullable SdkHttpClient http) {
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));
        BedrockRuntimeClientBuilder builder = BedrockRuntimeClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials);
        BedrockProxyChatModel model = BedrockProxyChatModel.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .bedrockRuntimeClient((http == null ? builder : builder.httpClient(http)).build())
                .defaultOptions(
                        BedrockChatOptions.builder().model(Task.MODEL_ID).build())
                .build();
        ChatClient client = ChatClient.builder(model)
                .defaultSystem(Task.SYSTEM)
                .defaultTools(new CodeTools())
                .build();
        return prompt ->
                Objects.requireNonNull(client.prompt().user(prompt).call().content());
    }
}
