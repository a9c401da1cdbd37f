package dev.hawser.agent.session.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.session.SessionException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The first line of a segment: what comes before the records of its holder.
 *
 * @param epoch the number of the lease
 * @param follows the segments that come before, oldest first, and how many bytes of each are taken over
 * @param copied how many bytes of older records follow the header, if this segment begins with a copy of them
 */
record SegmentHeader(int epoch, List<Link> follows, OptionalLong copied) {

    /** A segment up to a number of bytes. */
    record Link(int segment, long bytes) {}

    private static final int VERSION = 1;

    String toRecord() {
        ObjectNode json =
                Json.object().put("type", "lease").put("version", VERSION).put("epoch", epoch);
        ArrayNode links = json.putArray("follows");
        follows.forEach(link -> links.addObject().put("segment", link.segment()).put("bytes", link.bytes()));
        copied.ifPresent(bytes -> json.put("copied", bytes));
        return Json.write(json);
    }

    static SegmentHeader parse(SessionDirectory directory, int epoch, String record) {
        try {
            JsonNode json = Json.parse(record);
            if (json.path("type").asText().equals("lease")
                    && json.path("version").asInt() == VERSION) {
                List<Link> follows = new ArrayList<>();
                json.path("follows")
                        .forEach(link -> follows.add(new Link(
                                link.path("segment").asInt(), link.path("bytes").asLong())));
                OptionalLong copied =
                        json.has("copied") ? OptionalLong.of(json.path("copied").asLong()) : OptionalLong.empty();
                return new SegmentHeader(epoch, List.copyOf(follows), copied);
            }
        } catch (JsonProcessingException e) {
            throw unknown(directory, epoch);
        }
        throw unknown(directory, epoch);
    }

    /** The line after a complete copy. */
    byte[] endOfCopy() {
        return Line.encode(Json.write(Json.object().put("type", "folded").put("epoch", epoch)));
    }

    private static RuntimeException unknown(SessionDirectory directory, int epoch) {
        return directory.failure(
                Kind.CORRUPT,
                "can't be read: the first line of " + directory.segment(epoch).getFileName() + " is not of version "
                        + VERSION + ". Was it written by a newer version of Hawser?");
    }
}
