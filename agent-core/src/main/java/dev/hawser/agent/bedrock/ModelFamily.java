package dev.hawser.agent.bedrock;

import dev.hawser.agent.message.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a family of models accepts beyond what all models on Amazon Bedrock accept. It follows from the model id; name it
 * to {@code BedrockModelBuilder.family} when the id doesn't tell, as the ARN of an application inference profile or of
 * provisioned throughput does not.
 *
 * <p>Sources: <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolResultBlock.html">the
 * API reference</a>, and validation messages of the service where it is silent.
 */
public enum ModelFamily {
    /** Anthropic Claude. */
    CLAUDE(
            Reasoning.SIGNED,
            Trait.STATUS,
            Trait.FORCED,
            Trait.MIXED_RESULTS,
            Trait.MIXED_CALLS,
            Trait.CACHE,
            Trait.TOOL_CACHE),
    /** Amazon Nova, first generation. */
    NOVA(Reasoning.NONE, Trait.STATUS, Trait.FORCED, Trait.MIXED_RESULTS, Trait.MIXED_CALLS, Trait.CACHE),
    /** Amazon Nova 2. */
    NOVA_2(Reasoning.UNSIGNED, Trait.STATUS, Trait.FORCED, Trait.MIXED_RESULTS, Trait.MIXED_CALLS, Trait.CACHE),
    /** OpenAI models with open weights (gpt-oss). */
    OPENAI(Reasoning.UNSIGNED, Trait.FORCED, Trait.MIXED_CALLS),
    /** DeepSeek V3 and later. */
    DEEPSEEK(Reasoning.UNSIGNED, Trait.MIXED_CALLS),
    /** DeepSeek R1. */
    DEEPSEEK_R1(Reasoning.NONE),
    /** Meta Llama. */
    LLAMA(Reasoning.NONE, Trait.WHOLE_CALLS),
    /** Mistral AI. */
    MISTRAL(Reasoning.NONE, Trait.SHORT_IDS, Trait.WHOLE_CALLS),
    /** Cohere Command. */
    COHERE(Reasoning.NONE),
    /** AI21 Jamba. */
    JAMBA(Reasoning.NONE),
    /** Any other: no tool is forced, no result has a status, words keep apart from results, thoughts go back as they came. */
    OTHER(Reasoning.ANY, Trait.MIXED_CALLS);

    private enum Reasoning {
        SIGNED,
        UNSIGNED,
        ANY,
        NONE
    }

    private enum Trait {
        STATUS,
        FORCED,
        MIXED_RESULTS,
        MIXED_CALLS,
        SHORT_IDS,
        WHOLE_CALLS,
        CACHE,
        TOOL_CACHE
    }

    private final Reasoning reasoning;
    private final List<Trait> traits;

    ModelFamily(Reasoning reasoning, Trait... traits) {
        this.reasoning = reasoning;
        this.traits = List.of(traits);
    }

    /** Returns the family of a model id, an inference profile id such as {@code eu.…} or {@code global.…}, or an ARN. */
    public static ModelFamily of(String modelId) {
        String name = modelId.substring(modelId.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        List<String> segments = Arrays.asList(name.split("\\."));
        if (segments.contains("anthropic")) {
            return CLAUDE;
        } else if (segments.contains("amazon") && name.contains("nova")) {
            return name.contains("nova-2") ? NOVA_2 : NOVA;
        } else if (segments.contains("openai")) {
            return OPENAI;
        } else if (segments.contains("deepseek")) {
            return name.contains("r1") ? DEEPSEEK_R1 : DEEPSEEK;
        } else if (segments.contains("meta")) {
            return LLAMA;
        } else if (segments.contains("mistral")) {
            return MISTRAL;
        } else if (segments.contains("cohere")) {
            return COHERE;
        } else if (segments.contains("ai21")) {
            return JAMBA;
        }
        return OTHER;
    }

    /** Whether a tool result may say that it is an error. */
    boolean takesToolResultStatus() {
        return traits.contains(Trait.STATUS);
    }

    /** Whether the model can be made to call a tool. */
    boolean canBeForced() {
        return traits.contains(Trait.FORCED);
    }

    /** Whether a user turn may hold tool results and anything else. */
    boolean takesTextBesideToolResults() {
        return traits.contains(Trait.MIXED_RESULTS);
    }

    /** Whether an assistant turn may hold tool calls and anything else. */
    boolean takesTextBesideToolUses() {
        return traits.contains(Trait.MIXED_CALLS);
    }

    /** Whether the id of a tool call must be nine letters and digits. */
    boolean needsShortToolUseIds() {
        return traits.contains(Trait.SHORT_IDS);
    }

    /** Whether the model can stream its answer when it has tools. */
    boolean streamsToolUses() {
        return !traits.contains(Trait.WHOLE_CALLS);
    }

    /** Whether the service can remember instructions and messages for the model. */
    boolean cachesPrompts() {
        return traits.contains(Trait.CACHE);
    }

    /** Whether the service can remember tools for the model. */
    boolean cachesTools() {
        return traits.contains(Trait.TOOL_CACHE);
    }

    /** Whether the model takes these thoughts back. Another family's are worthless to it, and rejected. */
    boolean takes(Content.Reasoning thoughts) {
        return switch (reasoning) {
            case SIGNED -> thoughts.signature() != null;
            case UNSIGNED -> thoughts.signature() == null;
            case ANY -> true;
            case NONE -> false;
        };
    }

    /** Whether the model takes hidden thoughts back. */
    boolean takesRedactedReasoning() {
        return reasoning != Reasoning.NONE;
    }
}
