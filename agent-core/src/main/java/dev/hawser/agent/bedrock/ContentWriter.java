package dev.hawser.agent.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningTextBlock;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Maps content to the blocks of a request, in the form that a family of models accepts. */
final class ContentWriter {

    private final ModelFamily family;

    ContentWriter(ModelFamily family) {
        this.family = family;
    }

    /** Returns the block, or nothing if the family rejects such content and can do without. */
    Optional<ContentBlock> block(Content content) {
        if (content instanceof Content.Text text) {
            return Optional.of(ContentBlock.fromText(text.text()));
        } else if (content instanceof Content.Image image) {
            return Optional.of(ContentBlock.fromImage(MediaMapper.write(image)));
        } else if (content instanceof Content.Document document) {
            return Optional.of(ContentBlock.fromDocument(MediaMapper.write(document)));
        } else if (content instanceof Content.Video video) {
            return Optional.of(ContentBlock.fromVideo(MediaMapper.write(video)));
        } else if (content instanceof Content.Reasoning reasoning) {
            return Optional.of(reasoning).filter(family::takes).map(ContentWriter::reasoning);
        } else if (content instanceof Content.RedactedReasoning redacted) {
            return Optional.of(redacted)
                    .filter(thoughts -> family.takesRedactedReasoning())
                    .map(ContentWriter::redacted);
        } else if (content instanceof Content.ToolUse call) {
            return Optional.of(ContentBlock.fromToolUse(toolUse(call)));
        } else if (content instanceof Content.ToolUseResult result) {
            return Optional.of(ContentBlock.fromToolResult(toolResult(result)));
        }
        return Optional.of(SdkJson.read(wrapped((Content.Opaque) content), ContentBlock.builder()));
    }

    static SystemContentBlock systemBlock(Content content) {
        if (content instanceof Content.Text text) {
            return SystemContentBlock.fromText(text.text());
        } else if (content instanceof Content.Opaque opaque) {
            return SdkJson.read(wrapped(opaque), SystemContentBlock.builder());
        }
        throw new IllegalArgumentException("the system instructions hold "
                + content.getClass().getSimpleName() + ": they can only be text, put the rest into a user message");
    }

    private static ContentBlock reasoning(Content.Reasoning reasoning) {
        ReasoningTextBlock text = ReasoningTextBlock.builder()
                .text(reasoning.text())
                .signature(reasoning.signature())
                .build();
        return ContentBlock.fromReasoningContent(ReasoningContentBlock.fromReasoningText(text));
    }

    private static ContentBlock redacted(Content.RedactedReasoning redacted) {
        SdkBytes data = SdkBytes.fromByteArrayUnsafe(redacted.data().toByteArray());
        return ContentBlock.fromReasoningContent(ReasoningContentBlock.fromRedactedContent(data));
    }

    private ToolUseBlock toolUse(Content.ToolUse call) {
        return ToolUseBlock.builder()
                .toolUseId(toolUseId(call.id()))
                .name(WireNames.toolName(call.name()))
                .input(JsonDocuments.toDocument(arguments(call.input())))
                .build();
    }

    /** The service takes an object only, but a model does write other things. */
    private static JsonNode arguments(JsonNode input) {
        if (input.isObject()) {
            return input;
        }
        return input.isNull() || input.isMissingNode()
                ? Json.object()
                : Json.object().set("value", input);
    }

    private ToolResultBlock toolResult(Content.ToolUseResult result) {
        List<ToolResultContentBlock> content = new ArrayList<>();
        result.content().forEach(block -> content.add(toolResultBlock(block)));
        ToolResultStatus status = result.error() ? ToolResultStatus.ERROR : ToolResultStatus.SUCCESS;
        return ToolResultBlock.builder()
                .toolUseId(toolUseId(result.toolUseId()))
                .content(content)
                .status(family.takesToolResultStatus() ? status : null)
                .build();
    }

    private static ToolResultContentBlock toolResultBlock(Content content) {
        if (content instanceof Content.Text text) {
            return ToolResultContentBlock.fromText(text.text());
        } else if (content instanceof Content.Image image) {
            return ToolResultContentBlock.fromImage(MediaMapper.write(image));
        } else if (content instanceof Content.Document document) {
            return ToolResultContentBlock.fromDocument(MediaMapper.write(document));
        } else if (content instanceof Content.Video video) {
            return ToolResultContentBlock.fromVideo(MediaMapper.write(video));
        } else if (content instanceof Content.Opaque opaque) {
            return SdkJson.read(wrapped(opaque), ToolResultContentBlock.builder());
        }
        throw new IllegalArgumentException("a tool result holds "
                + content.getClass().getSimpleName() + ": it can hold text, images, documents and videos");
    }

    private String toolUseId(String id) {
        return family.needsShortToolUseIds() ? WireNames.shortToolUseId(id) : id;
    }

    private static JsonNode wrapped(Content.Opaque opaque) {
        return Json.object().set(opaque.kind(), opaque.value());
    }
}
