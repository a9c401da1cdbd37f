package dev.hawser.agent.bedrock;

import java.util.regex.Pattern;

/**
 * Recognises, in the text of a rejection, that the conversation is larger than the model's context window. The service
 * passes on what each family of models says.
 */
final class ContextOverflow {

    private static final Pattern TEXT = Pattern.compile(
            String.join(
                    "|",
                    "input is too long", // the service, for several families
                    "prompt is too long", // Claude: "prompt is too long: 207848 tokens > 200000 maximum"
                    "exceeds? context limit", // Claude: "input length and `max_tokens` exceed context limit: 1 + 2 > 3"
                    "too many total text bytes", // Claude
                    "input tokens exceeded", // Nova: "Input Tokens Exceeded: Number of input tokens exceeds …"
                    "too many input tokens", // Titan
                    "maximum context length", // Llama, Mistral, DeepSeek, gpt-oss, Gemma
                    "too many tokens", // Cohere: "too many tokens: total number of tokens in the prompt cannot exceed
                    // …"
                    "malformed input request.*expected maxlength", // Titan, older Claude
                    "range of input length should be", // Qwen
                    "exceeded model token limit", // Kimi
                    "context[ _](window|length)[ _]exceed", // "context_length_exceeded"
                    "exceed(s|ed)? the (model's )?context (window|length)"), // AI21 and compatible servers
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ContextOverflow() {}

    static boolean isSaidBy(String text) {
        return TEXT.matcher(text).find();
    }
}
