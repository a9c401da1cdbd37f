package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.ModelException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler.Visitor;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlockStart;

/** The asynchronous AWS client reads what {@link LocalBedrock} streams. */
@Timeout(60)
class LocalBedrockWithAwsStreamTest {

    private static final SdkAsyncHttpClient HTTP =
            NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).build();

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_aws_client_reads_a_stream(boolean streams) throws Exception {
        ScriptedModel model = ScriptedModel.script()
                .replies(reply -> reply.reasons("a sum", "sig")
                        .block(new Content.RedactedReasoning(Blob.of(new byte[] {1})))
                        .says("Wait.")
                        .callsTool("add", "{\"a\":1}")
                        .uses(new Usage(10, 20, 30, 40)));
        Received received = new Received();

        try (LocalBedrock bedrock = LocalBedrock.start(streams ? model.streaming() : model);
                BedrockRuntimeAsyncClient client = client(bedrock)) {
            converse(client, received).get();
        }

        assertThat(received.deltas)
                .containsExactly(
                        ContentBlockDelta.fromReasoningContent(ReasoningContentBlockDelta.fromText("a sum")),
                        ContentBlockDelta.fromReasoningContent(ReasoningContentBlockDelta.fromSignature("sig")),
                        ContentBlockDelta.fromReasoningContent(
                                ReasoningContentBlockDelta.fromRedactedContent(SdkBytes.fromByteArray(new byte[] {1}))),
                        ContentBlockDelta.fromText("Wait."),
                        input(""),
                        input("{\"a\":1}"));
        assertThat(received.calls)
                .containsExactly(ToolUseBlockStart.builder()
                        .toolUseId("call-1")
                        .name("add")
                        .build());
        assertThat(received.stopReasons).containsExactly(StopReason.TOOL_USE);
        assertThat(received.usages)
                .containsExactly(TokenUsage.builder()
                        .inputTokens(10)
                        .outputTokens(20)
                        .totalTokens(100)
                        .cacheReadInputTokens(30)
                        .cacheWriteInputTokens(40)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, ThrottlingException",
        "UNAVAILABLE, ServiceUnavailableException",
        "MALFORMED_RESPONSE, ModelStreamErrorException",
        "CONTEXT_OVERFLOW, ValidationException",
        "OTHER, InternalServerException"
    })
    void the_aws_client_throws_the_exception_of_a_failure_in_mid_stream(Kind kind, String type) {
        ScriptedModel model = ScriptedModel.script()
                .streaming()
                .replies(reply -> reply.says("half").breaksOff(kind, "oh"));
        Received received = new Received();

        try (LocalBedrock bedrock = LocalBedrock.start(model);
                BedrockRuntimeAsyncClient client = client(bedrock)) {
            assertThatThrownBy(() -> converse(client, received).get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(BedrockRuntimeException.class, e -> {
                        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
                        assertThat(e.awsErrorDetails().errorMessage()).endsWith("oh");
                    });
        }
        assertThat(received.deltas).containsExactly(ContentBlockDelta.fromText("half"));
    }

    @Test
    void the_aws_client_sees_what_the_models_server_said() {
        ScriptedModel model = ScriptedModel.script()
                .streaming()
                .replies(reply -> reply.says("half").breaksOff(Kind.TIMEOUT, "oh"));

        try (LocalBedrock bedrock = LocalBedrock.start(model);
                BedrockRuntimeAsyncClient client = client(bedrock)) {
            assertThatThrownBy(() -> converse(client, new Received()).get())
                    .cause()
                    .isInstanceOfSatisfying(ModelStreamErrorException.class, e -> {
                        assertThat(e.originalStatusCode()).isEqualTo(408);
                        assertThat(e.originalMessage()).isEqualTo("oh");
                    });
        }
    }

    /** The client takes such a stream for one that has ended: that it has no stop is all there is to see. */
    @Test
    void the_aws_client_gets_no_stop_from_a_connection_that_breaks() {
        ScriptedModel model = ScriptedModel.script()
                .streaming()
                .replies(reply -> reply.says("half").breaksOff(Kind.CONNECTION, "gone"));
        Received received = new Received();

        try (LocalBedrock bedrock = LocalBedrock.start(model);
                BedrockRuntimeAsyncClient client = client(bedrock)) {
            converse(client, received).exceptionally(failure -> null).join();
        }
        assertThat(received.deltas).containsExactly(ContentBlockDelta.fromText("half"));
        assertThat(received.stopReasons).isEmpty();
    }

    @Test
    void the_aws_client_throws_the_exception_of_a_failure_before_the_stream() {
        try (LocalBedrock bedrock = LocalBedrock.start(ScriptedModel.script().fails(Kind.ACCESS_DENIED, "oh"));
                BedrockRuntimeAsyncClient client = client(bedrock)) {
            assertThatThrownBy(() -> converse(client, new Received()).get())
                    .cause()
                    .isInstanceOfSatisfying(BedrockRuntimeException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(403);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                    });
        }
    }

    private static CompletableFuture<Void> converse(BedrockRuntimeAsyncClient client, Received received) {
        return client.converseStream(
                request -> request.modelId("m")
                        .messages(Message.builder()
                                .role(ConversationRole.USER)
                                .content(ContentBlock.fromText("hi"))
                                .build()),
                ConverseStreamResponseHandler.builder()
                        .subscriber(received.visitor())
                        .build());
    }

    private static ContentBlockDelta input(String piece) {
        return ContentBlockDelta.fromToolUse(
                ToolUseBlockDelta.builder().input(piece).build());
    }

    private static BedrockRuntimeAsyncClient client(LocalBedrock bedrock) {
        return BedrockRuntimeAsyncClient.builder()
                .httpClient(HTTP)
                .endpointOverride(bedrock.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private static final class Received {

        final List<ToolUseBlockStart> calls = new ArrayList<>();
        final List<ContentBlockDelta> deltas = new ArrayList<>();
        final List<StopReason> stopReasons = new ArrayList<>();
        final List<TokenUsage> usages = new ArrayList<>();

        Visitor visitor() {
            return Visitor.builder()
                    .onContentBlockStart(event -> calls.add(event.start().toolUse()))
                    .onContentBlockDelta(event -> deltas.add(event.delta()))
                    .onMessageStop(event -> stopReasons.add(event.stopReason()))
                    .onMetadata(event -> usages.add(event.usage()))
                    .onDefault(Received::unexpected)
                    .build();
        }

        private static void unexpected(ConverseStreamOutput event) {
            if (event.sdkEventType() == ConverseStreamOutput.EventType.UNKNOWN_TO_SDK_VERSION) {
                throw new AssertionError("the AWS client does not know " + event);
            }
        }
    }
}
