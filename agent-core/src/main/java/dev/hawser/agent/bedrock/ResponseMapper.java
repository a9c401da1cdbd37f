package dev.hawser.agent.bedrock;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/** Maps an answer, and refuses one that contradicts itself. */
final class ResponseMapper {

    private ResponseMapper() {}

    static ModelResponse map(ConverseResponse response) {
        if (response.output() == null || response.output().message() == null) {
            throw malformed("the answer has no message");
        }
        List<Content> content = new ArrayList<>();
        for (ContentBlock block : response.output().message().content()) {
            ContentReader.read(block).ifPresent(content::add);
        }
        return map(content, response.stopReasonAsString(), response.usage());
    }

    static ModelResponse map(List<Content> content, @Nullable String stopReason, @Nullable TokenUsage usage) {
        if (stopReason == null) {
            throw malformed("the answer has no stop reason");
        }
        FinishReason reason = finishReason(stopReason);
        ModelResponse response = new ModelResponse(content, reason, stopReason, usage(usage));
        if (reason == FinishReason.TOOL_USE && response.toolUses().isEmpty()) {
            throw malformed("the model stopped for a tool call and made none");
        }
        return response;
    }

    private static FinishReason finishReason(String stopReason) {
        return switch (stopReason) {
            case "end_turn" -> FinishReason.END_TURN;
            case "tool_use" -> FinishReason.TOOL_USE;
            case "max_tokens" -> FinishReason.MAX_TOKENS;
            case "stop_sequence" -> FinishReason.STOP_SEQUENCE;
            case "guardrail_intervened" -> FinishReason.GUARDRAIL;
            case "content_filtered", "refusal" -> FinishReason.CONTENT_FILTER;
            case "model_context_window_exceeded" -> FinishReason.CONTEXT_WINDOW;
            case "malformed_model_output", "malformed_tool_use" ->
                throw malformed("the model's output is broken (" + stopReason + ")");
            default -> FinishReason.OTHER;
        };
    }

    private static Usage usage(@Nullable TokenUsage usage) {
        if (usage == null) {
            return Usage.NONE;
        }
        return new Usage(
                count(usage.inputTokens()),
                count(usage.outputTokens()),
                count(usage.cacheReadInputTokens()),
                count(usage.cacheWriteInputTokens()));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    private static ModelException malformed(String what) {
        return new ModelException(Kind.MALFORMED_RESPONSE, what);
    }
}
