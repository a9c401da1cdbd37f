package dev.hawser.agent.bedrock;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.agent.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.Citation;
import software.amazon.awssdk.services.bedrockruntime.model.CitationGeneratedContent;
import software.amazon.awssdk.services.bedrockruntime.model.CitationsContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CitationsDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStart;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlockStart;
import software.amazon.awssdk.services.bedrockruntime.model.ImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningTextBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlockStart;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlockStart;

/** The pieces of one block, and the block that they are together: the one that an answer as a whole would hold. */
final class StreamedBlock {

    private final int index;
    private final @Nullable ContentBlockStart start;
    private final List<ContentBlockDelta> deltas = new ArrayList<>();

    StreamedBlock(int index, @Nullable ContentBlockStart start) {
        this.index = index;
        this.start = start;
    }

    int index() {
        return index;
    }

    void append(ContentBlockDelta delta) {
        deltas.add(delta);
    }

    /** Whether the block began in a way that this version of the AWS SDK can't read. */
    boolean isUnknown() {
        return start != null && start.type() == ContentBlockStart.Type.UNKNOWN_TO_SDK_VERSION;
    }

    /** The tool call that begins here, if it is for us to make. One with a type is run by the service. */
    Optional<ToolUseBlockStart> call() {
        return Optional.ofNullable(start).map(ContentBlockStart::toolUse).filter(call -> call.typeAsString() == null);
    }

    /** Returns the block; one of blank text if nothing came. */
    ContentBlock toContentBlock() {
        if (start != null && start.toolUse() != null) {
            return toolUse(start.toolUse());
        } else if (start != null && start.toolResult() != null) {
            return toolResult(start.toolResult());
        } else if (start != null && start.image() != null) {
            return image(start.image());
        } else if (has(ContentBlockDelta::toolUse)) {
            return toolUse(ToolUseBlockStart.builder().build());
        } else if (has(ContentBlockDelta::citation)) {
            return cited();
        } else if (has(ContentBlockDelta::reasoningContent)) {
            return reasoning();
        }
        return ContentBlock.fromText(joined(ContentBlockDelta::text));
    }

    private ContentBlock toolUse(ToolUseBlockStart call) {
        String input =
                joined(delta -> delta.toolUse() == null ? null : delta.toolUse().input());
        return ContentBlock.fromToolUse(ToolUseBlock.builder()
                .toolUseId(call.toolUseId())
                .name(call.name())
                .type(call.typeAsString())
                .input(input.isBlank() ? null : arguments(input))
                .build());
    }

    /** What is not JSON stays the text that it is: the tool refuses it, and so the model learns what it wrote. */
    private static Document arguments(String text) {
        try {
            return JsonDocuments.toDocument(Json.parse(text));
        } catch (JsonProcessingException e) {
            return Document.fromString(text);
        }
    }

    private ContentBlock toolResult(ToolResultBlockStart result) {
        List<ToolResultContentBlock> content = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (ContentBlockDelta delta : deltas) {
            for (ToolResultBlockDelta piece : delta.toolResult()) {
                if (piece.text() != null) {
                    text.append(piece.text());
                } else {
                    flush(text, content);
                    content.add(SdkJson.read(SdkJson.write(piece), ToolResultContentBlock.builder()));
                }
            }
        }
        flush(text, content);
        return ContentBlock.fromToolResult(ToolResultBlock.builder()
                .toolUseId(result.toolUseId())
                .type(result.type())
                .status(result.statusAsString())
                .content(content)
                .build());
    }

    private static void flush(StringBuilder text, List<ToolResultContentBlock> content) {
        if (!text.isEmpty()) {
            content.add(ToolResultContentBlock.fromText(text.toString()));
            text.setLength(0);
        }
    }

    private ContentBlock image(ImageBlockStart image) {
        ImageBlock.Builder block = ImageBlock.builder().format(image.formatAsString());
        pieces(ContentBlockDelta::image)
                .map(ImageBlockDelta::error)
                .filter(Objects::nonNull)
                .forEach(block::error);
        List<ImageSource> sources = pieces(ContentBlockDelta::image)
                .map(ImageBlockDelta::source)
                .filter(Objects::nonNull)
                .toList();
        if (sources.stream().anyMatch(source -> source.bytes() != null)) {
            block.source(ImageSource.fromBytes(concatenated(sources.stream().map(ImageSource::bytes))));
        } else {
            sources.forEach(block::source);
        }
        return ContentBlock.fromImage(block.build());
    }

    private ContentBlock cited() {
        List<Citation> citations = pieces(ContentBlockDelta::citation)
                .map((CitationsDelta citation) -> SdkJson.<Citation>read(SdkJson.write(citation), Citation.builder()))
                .toList();
        String text = joined(ContentBlockDelta::text);
        return ContentBlock.fromCitationsContent(CitationsContentBlock.builder()
                .content(text.isEmpty() ? null : List.of(CitationGeneratedContent.fromText(text)))
                .citations(citations)
                .build());
    }

    private ContentBlock reasoning() {
        List<ReasoningContentBlockDelta> thoughts =
                pieces(ContentBlockDelta::reasoningContent).toList();
        if (thoughts.stream().anyMatch(piece -> piece.redactedContent() != null)) {
            return ContentBlock.fromReasoningContent(ReasoningContentBlock.fromRedactedContent(
                    concatenated(thoughts.stream().map(ReasoningContentBlockDelta::redactedContent))));
        }
        return ContentBlock.fromReasoningContent(ReasoningContentBlock.fromReasoningText(ReasoningTextBlock.builder()
                .text(joined(thoughts.stream().map(ReasoningContentBlockDelta::text)))
                .signature(joined(thoughts.stream().map(ReasoningContentBlockDelta::signature)))
                .build()));
    }

    private boolean has(Function<ContentBlockDelta, ?> kind) {
        return pieces(kind).findAny().isPresent();
    }

    private <T> Stream<T> pieces(Function<ContentBlockDelta, T> kind) {
        return deltas.stream().map(kind).filter(Objects::nonNull);
    }

    private String joined(Function<ContentBlockDelta, @Nullable String> piece) {
        return joined(deltas.stream().map(piece));
    }

    private static String joined(Stream<@Nullable String> pieces) {
        return pieces.filter(Objects::nonNull).collect(Collectors.joining());
    }

    private static SdkBytes concatenated(Stream<@Nullable SdkBytes> pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pieces.filter(Objects::nonNull).forEach(piece -> bytes.writeBytes(piece.asByteArrayUnsafe()));
        return SdkBytes.fromByteArrayUnsafe(bytes.toByteArray());
    }
}
