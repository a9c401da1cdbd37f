package dev.hawser.agent.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Entries as records: one JSON object a line, in the format {@value #VERSION}. A text that is longer than
 * {@value #LARGEST_TEXT} characters, such as bytes in base64, is kept beside the log, and the record names it by its SHA-256.
 */
final class JournalFormat {

    /** What this version writes. It reads this and everything older, and ignores members that it does not know. */
    static final int VERSION = 1;

    static final int LARGEST_TEXT = 32_768;

    private static final String ATTACHMENT = "@attachment";

    private JournalFormat() {}

    /** A record that was read: its number in the log, when it was written, and the entry as JSON. */
    record Envelope(long sequence, Instant at, ObjectNode json) {}

    /** Something large, to be kept beside the log. */
    record Attachment(String name, byte[] content) {}

    /** A record, and what it refers to. */
    record Written(String text, List<Attachment> attachments) {}

    static Written write(long sequence, Instant at, JournalEntry entry) {
        ObjectNode json = Json.object();
        json.put("v", VERSION).put("seq", sequence).put("at", at.toString());
        List<Attachment> attachments = new ArrayList<>();
        ObjectNode body = Json.mapper().valueToTree(entry);
        body.properties().forEach(property -> json.set(property.getKey(), detach(property.getValue(), attachments)));
        return new Written(Json.write(json), attachments);
    }

    /** Returns whether a record is a compaction, without reading the records that can't be one. */
    static boolean isCompaction(String record) {
        if (!record.contains("compaction")) {
            return false;
        }
        try {
            return "compaction".equals(Json.parse(record).path("type").asText());
        } catch (JsonProcessingException e) {
            return false; // whoever reads it as an entry says what is wrong
        }
    }

    static Envelope read(String sessionId, long expectedSequence, String record) {
        ObjectNode json;
        try {
            json = (ObjectNode) Json.parse(record);
        } catch (JsonProcessingException | ClassCastException e) {
            throw corrupt(sessionId, expectedSequence, "is no JSON object", e);
        }
        int version = json.path("v").asInt();
        if (version > VERSION) {
            throw corrupt(
                    sessionId,
                    expectedSequence,
                    "has the format " + version + ", and this version of Hawser reads up to " + VERSION
                            + ": use a newer one",
                    null);
        }
        if (json.path("seq").asLong() != expectedSequence) {
            throw corrupt(sessionId, expectedSequence, "has the number " + json.path("seq") + ": one is missing", null);
        }
        return new Envelope(expectedSequence, Instant.parse(json.path("at").asText()), json);
    }

    /**
     * Returns the entry.
     *
     * @param attachment gives what is kept beside the log
     */
    static JournalEntry entry(String sessionId, Envelope envelope, Function<String, byte[]> attachment) {
        try {
            return Json.mapper().treeToValue(attach(envelope.json(), attachment), JournalEntry.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw corrupt(sessionId, envelope.sequence(), "can't be understood: " + e.getMessage(), e);
        }
    }

    private static JsonNode detach(JsonNode node, List<Attachment> attachments) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(detach(property.getValue(), attachments)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, detach(array.get(i), attachments));
            }
        } else if (node.isTextual() || node.isBinary()) {
            String text = node.asText();
            return text.length() > LARGEST_TEXT ? reference(text, attachments) : node;
        }
        return node;
    }

    private static JsonNode reference(String text, List<Attachment> attachments) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Attachment attachment = new Attachment(Blob.of(content).sha256(), content);
        attachments.add(attachment);
        return Json.object().put(ATTACHMENT, attachment.name()).put("characters", text.length());
    }

    private static JsonNode attach(JsonNode node, Function<String, byte[]> attachment) {
        if (node instanceof ObjectNode object) {
            if (object.size() == 2 && object.has(ATTACHMENT) && object.has("characters")) {
                byte[] content = attachment.apply(object.get(ATTACHMENT).asText());
                return TextNode.valueOf(new String(content, StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                property.setValue(attach(property.getValue(), attachment));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, attach(array.get(i), attachment));
            }
        }
        return node;
    }

    private static SessionException corrupt(String sessionId, long sequence, String problem, Throwable cause) {
        return new SessionException(
                SessionException.Kind.CORRUPT,
                sessionId,
                "session '" + sessionId + "': record " + sequence + " " + problem,
                cause);
    }
}
