package dev.hawser.agent.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailStreamConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.PerformanceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** What is the same in every request to a model. */
final class InferenceSettings {

    private static final String THINKING = "thinking";

    private final String modelId;
    private final Duration callTimeout;
    private final @Nullable InferenceConfiguration inference;
    private final @Nullable GuardrailConfiguration guardrail;
    private final @Nullable PerformanceConfiguration performance;
    private final @Nullable Document additionalFields;
    private final @Nullable Document additionalFieldsWhenForced;

    InferenceSettings(
            String modelId,
            Duration callTimeout,
            @Nullable InferenceConfiguration inference,
            @Nullable GuardrailConfiguration guardrail,
            @Nullable PerformanceConfiguration performance,
            @Nullable ObjectNode additionalFields) {
        this.modelId = modelId;
        this.callTimeout = callTimeout;
        this.inference = inference;
        this.guardrail = guardrail;
        this.performance = performance;
        this.additionalFields = document(additionalFields);
        this.additionalFieldsWhenForced = document(
                additionalFields == null ? null : additionalFields.deepCopy().without(THINKING));
    }

    String modelId() {
        return modelId;
    }

    Duration callTimeout() {
        return callTimeout;
    }

    ConverseRequest converse(RequestMapper.Conversation conversation, AwsRequestOverrideConfiguration override) {
        return ConverseRequest.builder()
                .modelId(modelId)
                .system(system(conversation))
                .messages(conversation.messages())
                .toolConfig(conversation.tools())
                .inferenceConfig(inference)
                .guardrailConfig(guardrail)
                .performanceConfig(performance)
                .additionalModelRequestFields(additionalFields(conversation))
                .overrideConfiguration(override)
                .build();
    }

    ConverseStreamRequest converseStream(
            RequestMapper.Conversation conversation, AwsRequestOverrideConfiguration override) {
        return ConverseStreamRequest.builder()
                .modelId(modelId)
                .system(system(conversation))
                .messages(conversation.messages())
                .toolConfig(conversation.tools())
                .inferenceConfig(inference)
                .guardrailConfig(streamGuardrail())
                .performanceConfig(performance)
                .additionalModelRequestFields(additionalFields(conversation))
                .overrideConfiguration(override)
                .build();
    }

    private static @Nullable List<SystemContentBlock> system(RequestMapper.Conversation conversation) {
        return conversation.system().isEmpty() ? null : conversation.system();
    }

    /** Claude does not think when it is forced to call a tool, and rejects a request for both. */
    private @Nullable Document additionalFields(RequestMapper.Conversation conversation) {
        return conversation.forced() ? additionalFieldsWhenForced : additionalFields;
    }

    private @Nullable GuardrailStreamConfiguration streamGuardrail() {
        if (guardrail == null) {
            return null;
        }
        return GuardrailStreamConfiguration.builder()
                .guardrailIdentifier(guardrail.guardrailIdentifier())
                .guardrailVersion(guardrail.guardrailVersion())
                .build();
    }

    private static @Nullable Document document(@Nullable ObjectNode fields) {
        return fields == null || fields.isEmpty() ? null : JsonDocuments.toDocument(fields);
    }
}
