package dev.hawser.agent.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One block of a {@link Message}. Blocks are values; a {@link JsonNode} in one must not be changed after it was passed in.
 *
 * <p>In JSON a block is an object with a {@code type} property.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(Content.Text.class),
    @JsonSubTypes.Type(Content.Image.class),
    @JsonSubTypes.Type(Content.Document.class),
    @JsonSubTypes.Type(Content.Video.class),
    @JsonSubTypes.Type(Content.Reasoning.class),
    @JsonSubTypes.Type(Content.RedactedReasoning.class),
    @JsonSubTypes.Type(Content.ToolUse.class),
    @JsonSubTypes.Type(Content.ToolUseResult.class),
    @JsonSubTypes.Type(Content.Opaque.class)
})
public sealed interface Content {

    /** Returns the texts among the blocks one after the other, or an empty string if there are none. */
    static String textOf(List<? extends Content> blocks) {
        String first = "";
        StringBuilder all = null;
        for (Content block : blocks) {
            if (block instanceof Text text) {
                if (first.isEmpty()) {
                    first = text.text();
                } else {
                    all = (all == null ? new StringBuilder(first) : all).append(text.text());
                }
            }
        }
        return all == null ? first : all.toString();
    }

    /** Returns the tool calls among the blocks, in order. */
    static List<ToolUse> toolUsesOf(List<? extends Content> blocks) {
        List<ToolUse> calls = new ArrayList<>();
        for (Content block : blocks) {
            if (block instanceof ToolUse call) {
                calls.add(call);
            }
        }
        return List.copyOf(calls);
    }

    /**
     * Words.
     *
     * @param text not blank, because Amazon Bedrock rejects a request that holds blank text
     */
    @JsonTypeName("text")
    record Text(String text) implements Content {
        public Text {
            if (text.isBlank()) {
                throw new IllegalArgumentException("text is blank: models reject blank text, leave the block out");
            }
        }
    }

    /**
     * A picture.
     *
     * @param format as the service names it: {@code png}, {@code jpeg}, {@code gif} or {@code webp}
     * @param source where its bytes are
     */
    @JsonTypeName("image")
    record Image(String format, Source source) implements Content {}

    /**
     * A document that the model reads.
     *
     * @param format as the service names it: {@code pdf}, {@code csv}, {@code md}, {@code txt}, …
     * @param name a neutral name for the model to refer to
     * @param source where its bytes are
     * @param context what the document is, for citations, or null
     * @param citations whether the model shall cite it
     */
    @JsonTypeName("document")
    record Document(
            String format,
            String name,
            Source source,
            @Nullable String context,
            boolean citations) implements Content {

        /** A document without context and citations. */
        public Document(String format, String name, Source source) {
            this(format, name, source, null, false);
        }
    }

    /**
     * A video.
     *
     * @param format as the service names it, {@code mp4} for one
     * @param source where its bytes are
     */
    @JsonTypeName("video")
    record Video(String format, Source source) implements Content {}

    /**
     * What the model thought before it answered. Services demand it back unchanged.
     *
     * @param text the thoughts, possibly empty
     * @param signature the proof that the service made this text, or null if it gave none
     */
    @JsonTypeName("reasoning")
    record Reasoning(String text, @Nullable String signature) implements Content {}

    /**
     * Thoughts that the service hides. They are sent back unchanged.
     *
     * @param data encrypted by the service
     */
    @JsonTypeName("redactedReasoning")
    record RedactedReasoning(Blob data) implements Content {}

    /**
     * The model asks for a tool to be run.
     *
     * @param id pairs the call with its {@link ToolUseResult}
     * @param name the tool's name, as the model wrote it
     * @param input the arguments, as the model wrote them
     */
    @JsonTypeName("toolUse")
    record ToolUse(String id, String name, JsonNode input) implements Content {}

    /**
     * What a tool answered.
     *
     * @param toolUseId the {@link ToolUse} that this answers
     * @param content at least one block
     * @param error whether the call failed; the content then says why
     */
    @JsonTypeName("toolResult")
    record ToolUseResult(String toolUseId, List<Content> content, boolean error) implements Content {
        public ToolUseResult {
            content = List.copyOf(content);
            if (content.isEmpty()) {
                throw new IllegalArgumentException("the result of " + toolUseId
                        + " is empty: models reject that, say in a text that there is none");
            }
        }
    }

    /**
     * A block that Hawser does not interpret. It is kept and sent back as it came.
     *
     * @param kind the service's name of the block
     * @param value the block's content in the service's form
     */
    @JsonTypeName("opaque")
    record Opaque(String kind, JsonNode value) implements Content {}
}
