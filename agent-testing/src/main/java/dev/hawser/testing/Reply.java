package dev.hawser.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a {@link ScriptedModel}, made of blocks in the order in which they are added here. It finishes with
 * {@link FinishReason#TOOL_USE} if it calls a tool and with {@link FinishReason#END_TURN} if it doesn't, unless you say
 * otherwise, and costs nothing unless you say so.
 *
 * <pre>{@code
 * model.replies(reply -> reply.reasons("Two sums are needed.", "signature")
 *         .says("I'll add them both.")
 *         .callsTool("add", "{\"a\":1,\"b\":2}")
 *         .callsTool("add", "{\"a\":3,\"b\":4}")
 *         .uses(120, 40));
 * }</pre>
 */
public final class Reply {

    private final List<Function<Supplier<String>, Content>> blocks = new ArrayList<>();
    private final List<String> summary = new ArrayList<>();
    private Usage usage = Usage.NONE;
    private @Nullable FinishReason finishReason;
    private @Nullable String rawFinishReason;
    private @Nullable Supplier<ModelException> failure;

    Reply() {}

    /** Adds a text. */
    public Reply says(String text) {
        return add(new Content.Text(text), "says \"" + text + "\"");
    }

    /** Adds thoughts without a signature. */
    public Reply reasons(String text) {
        return add(new Content.Reasoning(text, null), "reasons");
    }

    /** Adds thoughts with the signature that must come back with them. */
    public Reply reasons(String text, String signature) {
        return add(new Content.Reasoning(text, signature), "reasons");
    }

    /**
     * Adds a tool call whose id is the next of {@code call-1}, {@code call-2}, … in the whole script.
     *
     * @param input the arguments as JSON text
     * @throws IllegalArgumentException if the text is not JSON
     */
    public Reply callsTool(String name, String input) {
        try {
            return callsTool(name, Json.parse(input));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the input of tool '" + name + "' is not JSON: " + e.getOriginalMessage() + " in " + input, e);
        }
    }

    /**
     * Adds a tool call whose id is the next of {@code call-1}, {@code call-2}, … in the whole script.
     *
     * @param input the arguments; not an object if you want to see what becomes of a model's mistake
     */
    public Reply callsTool(String name, JsonNode input) {
        blocks.add(nextId -> new Content.ToolUse(nextId.get(), name, input));
        summary.add("calls " + name);
        return this;
    }

    /** Adds any block as it is, such as a tool call with an id of your own. */
    public Reply block(Content block) {
        return add(block, "sends " + block.getClass().getSimpleName());
    }

    /** Sets what the answer costs. */
    public Reply uses(long inputTokens, long outputTokens) {
        return uses(Usage.of(inputTokens, outputTokens));
    }

    /** Sets what the answer costs, prompt cache included. */
    public Reply uses(Usage tokens) {
        usage = tokens;
        return this;
    }

    /** Sets why the answer ends, whatever is in it. */
    public Reply finishes(FinishReason reason) {
        finishReason = reason;
        rawFinishReason = null;
        return this;
    }

    /** Ends the answer with {@link FinishReason#OTHER} and this word of the service's. */
    public Reply finishes(String rawReason) {
        finishReason = FinishReason.OTHER;
        rawFinishReason = rawReason;
        return this;
    }

    /**
     * Lets the reply fail instead of ending: a model that {@linkplain ScriptedModel#streaming() streams} tells its listener
     * what is in the reply and then fails; one that doesn't just fails.
     */
    public Reply breaksOff(ModelException.Kind kind, String message) {
        failure = () -> new ModelException(kind, message);
        summary.add("breaks off with " + kind);
        return this;
    }

    void throwIfBrokenOff() {
        if (failure != null) {
            throw failure.get();
        }
    }

    String summary() {
        return summary.isEmpty() ? "says nothing" : String.join(", ", summary);
    }

    ModelResponse response(Supplier<String> nextId) {
        List<Content> content =
                blocks.stream().map(block -> block.apply(nextId)).toList();
        FinishReason reason = finishReason != null ? finishReason : naturalEnd(content);
        return rawFinishReason != null
                ? new ModelResponse(content, reason, rawFinishReason, usage)
                : new ModelResponse(content, reason, usage);
    }

    private static FinishReason naturalEnd(List<Content> content) {
        return content.stream().anyMatch(Content.ToolUse.class::isInstance)
                ? FinishReason.TOOL_USE
                : FinishReason.END_TURN;
    }

    private Reply add(Content block, String what) {
        blocks.add(nextId -> block);
        summary.add(what);
        return this;
    }
}
