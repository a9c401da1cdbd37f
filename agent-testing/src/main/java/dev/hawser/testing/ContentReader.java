package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads content blocks from the wire. A block with any member that {@link Content} has no place for is read as
 * {@link Content.Opaque}, so that nothing is lost; cache points are no content and are left out.
 */
final class ContentReader {

    private ContentReader() {}

    static List<Content> blocks(Part blocks) {
        return blocks.items().stream()
                .filter(block -> !block.isA("cachePoint"))
                .map(ContentReader::block)
                .toList();
    }

    private static Content block(Part block) {
        Content known = known(block.kind(), block.inner());
        return known != null
                ? known
                : new Content.Opaque(block.kind(), block.inner().value());
    }

    private static @Nullable Content known(String kind, Part inner) {
        return switch (kind) {
            case "text" -> new Content.Text(inner.text());
            case "image" -> image(inner);
            case "document" -> document(inner);
            case "video" -> video(inner);
            case "reasoningContent" -> reasoning(inner);
            case "toolUse" -> toolUse(inner);
            case "toolResult" -> toolResult(inner);
            default -> null;
        };
    }

    private static @Nullable Content image(Part image) {
        Source source = source(image.at("source"));
        return source != null && hasOnly(image, "format", "source")
                ? new Content.Image(image.at("format").text(), source)
                : null;
    }

    private static @Nullable Content video(Part video) {
        Source source = source(video.at("source"));
        return source != null && hasOnly(video, "format", "source")
                ? new Content.Video(video.at("format").text(), source)
                : null;
    }

    private static @Nullable Content document(Part document) {
        Source source = source(document.at("source"));
        boolean known = hasOnly(document, "format", "name", "source", "context", "citations")
                && hasOnly(document.at("citations"), "enabled");
        if (source == null || !known || !document.at("format").isPresent()) {
            return null;
        }
        return new Content.Document(
                document.at("format").text(),
                document.at("name").text(),
                source,
                document.at("context").value().textValue(),
                document.at("citations").at("enabled").value().asBoolean());
    }

    private static @Nullable Source source(Part source) {
        if (source.isA("bytes")) {
            return new Source.Bytes(blob(source.inner().value()));
        }
        Part location = source.at("s3Location");
        return location.isPresent() && hasOnly(location, "uri", "bucketOwner")
                ? new Source.S3(
                        location.at("uri").text(),
                        location.at("bucketOwner").value().textValue())
                : null;
    }

    private static @Nullable Content reasoning(Part reasoning) {
        if (reasoning.isA("redactedContent")) {
            return new Content.RedactedReasoning(blob(reasoning.inner().value()));
        }
        Part text = reasoning.at("reasoningText");
        return text.isPresent() && hasOnly(text, "text", "signature")
                ? new Content.Reasoning(
                        text.at("text").text(), text.at("signature").value().textValue())
                : null;
    }

    private static @Nullable Content toolUse(Part use) {
        return hasOnly(use, "toolUseId", "name", "input")
                ? new Content.ToolUse(
                        use.at("toolUseId").text(),
                        use.at("name").text(),
                        use.at("input").value())
                : null;
    }

    private static @Nullable Content toolResult(Part result) {
        return hasOnly(result, "toolUseId", "content", "status")
                ? new Content.ToolUseResult(
                        result.at("toolUseId").text(),
                        blocks(result.at("content")),
                        result.at("status").text().equals("error"))
                : null;
    }

    private static Blob blob(JsonNode base64) {
        try {
            return Blob.of(base64.binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasOnly(Part object, String... names) {
        Set<String> unknown = new HashSet<>();
        object.value().fieldNames().forEachRemaining(unknown::add);
        Arrays.asList(names).forEach(unknown::remove);
        return unknown.isEmpty();
    }
}
