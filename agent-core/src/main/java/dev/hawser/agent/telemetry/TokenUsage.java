package dev.hawser.agent.telemetry;

import dev.hawser.agent.message.Usage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;

/** {@link Usage} as the conventions count it: cached input tokens are input tokens too. */
final class TokenUsage {

    private TokenUsage() {}

    static long input(Usage usage) {
        return usage.inputTokens() + usage.cacheReadTokens() + usage.cacheWriteTokens();
    }

    /** Returns nothing for a usage of nothing, which is what a service that doesn't count leaves. */
    static Attributes attributes(Usage usage) {
        if (usage.totalTokens() == 0) {
            return Attributes.empty();
        }
        AttributesBuilder attributes = Attributes.builder()
                .put(GenAi.INPUT_TOKENS, input(usage))
                .put(GenAi.OUTPUT_TOKENS, usage.outputTokens());
        if (usage.cacheReadTokens() > 0) {
            attributes.put(GenAi.CACHE_READ_TOKENS, usage.cacheReadTokens());
        }
        if (usage.cacheWriteTokens() > 0) {
            attributes.put(GenAi.CACHE_CREATION_TOKENS, usage.cacheWriteTokens());
        }
        return attributes.build();
    }
}
