package dev.hawser.agent.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as the service was seen to send them. */
class ContextOverflowTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Input is too long for requested model.",
                "The model returned the following errors: prompt is too long: 207848 tokens > 200000 maximum",
                "The model returned the following errors: input length and `max_tokens` exceed context limit: 213462 + 8192 > 204698, decrease input length or `max_tokens` and try again",
                "The model returned the following errors: too many total text bytes: 10000000 > 9000000",
                "The model returned the following errors: Input Tokens Exceeded: Number of input tokens exceeds maximum length. Please update the input to try again.",
                "The model returned the following errors: This model's maximum context length is 131072 tokens. Please reduce the length of the prompt",
                "The model returned the following errors: This model's maximum context length is 131072 tokens. However, you requested 5 output tokens and your prompt contains at least 242008 input tokens, for a total of at least 242013 tokens.",
                "The model returned the following errors: {\"error\":{\"code\":\"validation_error\",\"message\":\"ErrorEvent { error: APIError { type: \\\"BadRequestError\\\", code: Some(400), message: \\\"Input length (195071) exceeds model's maximum context length (131072).\\\" } }\"}}",
                "Prompt contains 170397 tokens and 0 draft tokens, too large for model with 131072 maximum context length",
                "too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 6354. Try using a shorter prompt.",
                "400 Bad Request: Too many input tokens. Max input tokens: 8192, request input token count: 9279 ",
                "Malformed input request: expected maxLength: 42000, actual: 150180, please reformat your input and try again.",
                "Range of input length should be [1, 258048]",
                "Your request exceeded model token limit: 262144 (requested: 300000)",
                "Your input exceeds the context window of this model. Please adjust your input and try again."
            })
    void an_overflow_is_recognised(String text) {
        assertThat(ContextOverflow.isSaidBy(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The maximum tokens you requested exceeds the model limit of 64000. Try again with a maximum tokens value that is lower than 64000.",
                "max_tokens: 100000 > 64000, which is the maximum allowed number of output tokens for claude-sonnet-4-5",
                "1 validation error detected: Value '99.0' at 'inferenceConfig.temperature' failed to satisfy constraint: Member must have value less than or equal to 1",
                "The provided model identifier is invalid.",
                "A conversation must alternate between user and assistant roles.",
                "Malformed input request: #: extraneous key [x] is not permitted, please reformat your input and try again."
            })
    void another_complaint_is_not(String text) {
        assertThat(ContextOverflow.isSaidBy(text)).isFalse();
    }
}
