package dev.hawser.benchmarks.contestant.awssdk;

import dev.hawser.benchmarks.contestant.Contestant;
import dev.hawser.benchmarks.contestant.Task;
import dev.hawser.benchmarks.contestant.Worker;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/**
 * The loop that somebody writes who needs no framework: it keeps the messages as the SDK gives them and runs the tools on its
 * own thread. It knows no limits, retries, time-outs or sessions. This is the floor.
 */
final class HandWrittenLoop implements Contestant {

    private static final List<SystemContentBlock> SYSTEM = List.of(SystemContentBlock.fromText(Task.SYSTEM));
    private static final ToolConfiguration TOOLS =
            ToolConfiguration.builder().tools(ToolDescriptions.ALL).build();

    private final BedrockRuntimeClient client;

    private HandWrittenLoop(BedrockRuntimeClient client) {
        this.client = client;
    }

    public static void main(String[] args) throws Exception {
        Worker.main(HandWrittenLoop::make, args);
    }

    private static Contestant make(URI endpoint, @Nullable SdkHttpClient http) {
        BedrockRuntimeClientBuilder builder = BedrockRuntimeClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
        return new HandWrittenLoop((http == null ? builder : builder.httpClient(http)).build());
    }

    @Override
    public String run(String prompt) {
        List<Message> messages = new ArrayList<>();
        messages.add(user(List.of(ContentBlock.fromText(prompt))));
        while (true) {
            ConverseResponse response = client.converse(request -> request.modelId(Task.MODEL_ID)
                    .system(SYSTEM)
                    .toolConfig(TOOLS)
                    .messages(messages));
            Message answer = response.output().message();
            messages.add(answer);
            if (response.stopReason() != StopReason.TOOL_USE) {
                return answer.content().get(0).text();
            }
            List<ContentBlock> results = new ArrayList<>();
            for (ContentBlock block : answer.content()) {
                if (block.toolUse() != null) {
                    results.add(ContentBlock.fromToolResult(call(block.toolUse())));
                }
            }
            messages.add(user(results));
        }
    }

    private static Message user(List<ContentBlock> content) {
        return Message.builder().role(ConversationRole.USER).content(content).build();
    }

    private static ToolResultBlock call(ToolUseBlock call) {
        Map<String, Document> input = call.input().asMap();
        String text = switch (call.name()) {
            case "read_file" ->
                Task.read(
                        input.get("path").asString(),
                        input.get("offset").asNumber().intValue(),
                        input.get("limit").asNumber().intValue());
            default -> Task.unused();
        };
        return ToolResultBlock.builder()
                .toolUseId(call.toolUseId())
                .content(ToolResultContentBlock.fromText(text))
                .status(ToolResultStatus.SUCCESS)
                .build();
    }
}
