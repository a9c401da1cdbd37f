package dev.hawser.benchmarks.contestant.hawser;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentBuilder;
import dev.hawser.agent.Limits;
import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.bedrock.BedrockModelBuilder;
import dev.hawser.benchmarks.contestant.Contestant;
import dev.hawser.benchmarks.contestant.Task;
import dev.hawser.benchmarks.contestant.Worker;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/** An agent of Hawser as it comes, but for the limit of turns. */
final class HawserAgent {

    private HawserAgent() {}

    public static void main(String[] args) throws Exception {
        Worker.main(HawserAgent::make, args);
    }

    private static Contestant make(URI endpoint, @Nullable SdkHttpClient http) {
        Agent agent = builder(endpoint, http).build();
        return prompt -> agent.run(prompt).text();
    }

    static AgentBuilder builder(URI endpoint, @Nullable SdkHttpClient http) {
        BedrockModelBuilder builder = BedrockModel.builder()
                .modelId(Task.MODEL_ID)
                .endpoint(endpoint)
                .region(Region.US_EAST_1)
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
        return Agent.builder()
                .model((http == null ? builder : builder.httpClient(http)).build())
                .system(Task.SYSTEM)
                .tools(new CodeTools())
                .limits(Limits.turns(Task.MORE_TURNS_THAN_ANY_RUN).tokens(Long.MAX_VALUE));
    }
}
