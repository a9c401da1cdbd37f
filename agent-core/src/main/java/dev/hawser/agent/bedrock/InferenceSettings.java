package dev.hawser.agent.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.PerformanceConfiguration;

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

    /** Claude does not think when it is forced to call a tool, and rejects a request for both. */
    ConverseRequest converse(RequestMapper.Conversation conversation, AwsRequestOverrideConfiguration override) {
        ConverseRequest.Builder request = ConverseRequest.builder()
                .modelId(modelId)
                .messages(conversation.messages())
                .toolConfig(conversation.tools())
                .inferenceConfig(inference)
                .guardrailConfig(guardrail)
                .performanceConfig(performance)
                .additionalModelRequestFields(conversation.forced() ? additionalFieldsWhenForced : additionalFields)
                .overrideConfiguration(override);
        if (!conversation.system().isEmpty()) {
            request.system(conversation.system());
        }
        return request.build();
    }

    private static @Nullable Document document(@Nullable ObjectNode fields) {
        return fields == null || fields.isEmpty() ? null : JsonDocuments.toDocument(fields);
    }
}
