package dev.hawser.agent.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningTextBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Maps the blocks of an answer to content. What the content types can't hold whole is kept as it came. */
final class ContentReader {

    private static final Logger LOG = LoggerFactory.getLogger(ContentReader.class);

    private ContentReader() {}

    /** Returns the content, or nothing for blank text and for a block that the AWS SDK itself could not read. */
    static Optional<Content> read(ContentBlock block) {
        if (block.text() != null) {
            return text(block.text());
        }
        Optional<Content> known = Optional.empty();
        if (block.toolUse() != null) {
            known = toolUse(block.toolUse());
        } else if (block.reasoningContent() != null) {
            known = reasoning(block.reasoningContent());
        } else if (block.image() != null) {
            known = MediaMapper.read(block.image());
        } else if (block.document() != null) {
            known = MediaMapper.read(block.document());
        } else if (block.video() != null) {
            known = MediaMapper.read(block.video());
        }
        return known.or(() -> opaque(block));
    }

    /** Blank text is dropped: models do write it, and the service rejects it when it is sent back. */
    static Optional<Content> text(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(new Content.Text(text));
    }

    /** A call with a type is run by the service, so it is not ours to interpret. */
    private static Optional<Content> toolUse(ToolUseBlock call) {
        if (call.typeAsString() != null) {
            return Optional.empty();
        }
        if (call.toolUseId() == null || call.name() == null) {
            throw new ModelException(Kind.MALFORMED_RESPONSE, "the model's tool call has no id or no name");
        }
        JsonNode input = call.input() == null ? Json.object() : JsonDocuments.toJson(call.input());
        return Optional.of(new Content.ToolUse(call.toolUseId(), call.name(), input));
    }

    private static Optional<Content> reasoning(ReasoningContentBlock block) {
        if (block.redactedContent() != null) {
            return Optional.of(new Content.RedactedReasoning(
                    Blob.of(block.redactedContent().asByteArrayUnsafe())));
        }
        return Optional.ofNullable(block.reasoningText()).map(ContentReader::reasoning);
    }

    private static Content reasoning(ReasoningTextBlock block) {
        String text = block.text() == null ? "" : block.text();
        boolean signed = block.signature() != null && !block.signature().isEmpty();
        return new Content.Reasoning(text, signed ? block.signature() : null);
    }

    private static Optional<Content> opaque(ContentBlock block) {
        Iterator<Map.Entry<String, JsonNode>> members =
                SdkJson.write(block).properties().iterator();
        if (!members.hasNext()) {
            LOG.warn("the model answered with a block that this version of the AWS SDK can't read, and it is lost: "
                    + "update bedrockruntime");
            return Optional.empty();
        }
        Map.Entry<String, JsonNode> member = members.next();
        return Optional.of(new Content.Opaque(member.getKey(), member.getValue()));
    }
}
