package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

class LocalBedrockWithAwsClientTest {

    @Test
    void the_aws_client_holds_a_conversation_with_a_tool() throws Exception {
        ScriptedModel model = ScriptedModel.script()
                .replies(reply -> reply.reasons("a sum", "sig")
                        .callsTool("add", "{\"a\":9007199254740993,\"b\":1.10}")
                        .uses(new Usage(10, 20, 30, 40)))
                .says("It is much.");

        try (LocalBedrock bedrock = LocalBedrock.start(model);
                BedrockRuntimeClient client = client(bedrock)) {
            ConverseRequest first = request("anthropic.claude-x");
            ConverseResponse call = client.converse(first);
            assertThat(call.stopReason()).isEqualTo(StopReason.TOOL_USE);
            assertThat(call.usage())
                    .isEqualTo(TokenUsage.builder()
                            .inputTokens(10)
                            .outputTokens(20)
                            .totalTokens(100)
                            .cacheReadInputTokens(30)
                            .cacheWriteInputTokens(40)
                            .build());
            assertThat(call.metrics().latencyMs()).isNotNegative();

            ConverseResponse answer = client.converse(first.toBuilder()
                    .messages(
                            first.messages().get(0),
                            call.output().message(),
                            message(ContentBlock.fromToolResult(result ->
                                    result.toolUseId("call-1").content(ToolResultContentBlock.fromText("2")))))
                    .build());
            assertThat(answer.output().message().content()).containsExactly(ContentBlock.fromText("It is much."));
            assertThat(answer.stopReason()).isEqualTo(StopReason.END_TURN);
        }

        assertThat(model.lastRequest())
                .isEqualTo(new ModelRequest(
                        List.of(new Content.Text("Be brief.")),
                        List.of(
                                Message.user("add"),
                                Message.assistant(List.of(
                                        new Content.Reasoning("a sum", "sig"),
                                        new Content.ToolUse(
                                                "call-1", "add", Json.parse("{\"a\":9007199254740993,\"b\":1.10}")))),
                                Message.user(List.of(
                                        new Content.ToolUseResult("call-1", List.of(new Content.Text("2")), false)))),
                        List.of(new ToolSpec("add", "Adds.", Json.object().put("type", "object"), Effect.ONCE)),
                        ToolChoice.auto()));
        model.assertExhausted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us.anthropic.claude-sonnet-4-20250514-v1:0",
                "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0"
            })
    void the_aws_client_reaches_every_form_of_model_id(String modelId) {
        try (LocalBedrock bedrock = LocalBedrock.start(ScriptedModel.script().says("hi"));
                BedrockRuntimeClient client = client(bedrock)) {
            client.converse(request(modelId));

            assertThat(bedrock.requests())
                    .extracting(LocalBedrock.Request::modelId)
                    .containsExactly(modelId);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, 429, ThrottlingException",
        "UNAVAILABLE, 503, ServiceUnavailableException",
        "TIMEOUT, 408, ModelTimeoutException",
        "MALFORMED_RESPONSE, 424, ModelErrorException",
        "INVALID_REQUEST, 400, ValidationException",
        "ACCESS_DENIED, 403, AccessDeniedException",
        "NOT_FOUND, 404, ResourceNotFoundException",
        "OTHER, 500, InternalServerException"
    })
    void the_aws_client_throws_the_exception_of_the_error(Kind kind, int status, String type) {
        ScriptedModel model = ScriptedModel.script().fails(kind, "oh", Duration.ofSeconds(7));

        try (LocalBedrock bedrock = LocalBedrock.start(model);
                BedrockRuntimeClient client = client(bedrock)) {
            BedrockRuntimeException e =
                    catchThrowableOfType(BedrockRuntimeException.class, () -> client.converse(request("m")));

            assertThat(e.getClass().getSimpleName()).isEqualTo(type);
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(type);
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("oh");
            assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Retry-After"))
                    .contains("7");
            assertThat(e.requestId()).isEqualTo("00000000-0000-0000-0000-000000000001");
        }
    }

    @Test
    void the_aws_client_sees_a_broken_connection() {
        ScriptedModel model = ScriptedModel.script().fails(Kind.CONNECTION, "gone");

        try (LocalBedrock bedrock = LocalBedrock.start(model);
                BedrockRuntimeClient client = client(bedrock)) {
            assertThat(catchThrowableOfType(SdkClientException.class, () -> client.converse(request("m"))))
                    .isNotNull();
            assertThat(bedrock.requests()).hasSize(1);
        }
    }

    private static ConverseRequest request(String modelId) {
        Document schema = Document.mapBuilder().putString("type", "object").build();
        return ConverseRequest.builder()
                .modelId(modelId)
                .system(SystemContentBlock.fromText("Be brief."))
                .messages(message(ContentBlock.fromText("add")))
                .toolConfig(config -> config.tools(Tool.fromToolSpec(
                        spec -> spec.name("add").description("Adds.").inputSchema(ToolInputSchema.fromJson(schema)))))
                .build();
    }

    private static software.amazon.awssdk.services.bedrockruntime.model.Message message(ContentBlock block) {
        return software.amazon.awssdk.services.bedrockruntime.model.Message.builder()
                .role(ConversationRole.USER)
                .content(block)
                .build();
    }

    private static BedrockRuntimeClient client(LocalBedrock bedrock) {
        return BedrockRuntimeClient.builder()
                .endpointOverride(bedrock.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
