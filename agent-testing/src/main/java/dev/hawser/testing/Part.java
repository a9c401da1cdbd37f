package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a request body, and where it is in the service's notation: {@code messages.0.content.1.toolUse.name}.
 *
 * @param path empty for the body itself
 * @param value a missing node if the body has no such part
 */
record Part(String path, JsonNode value) {

    static Part of(JsonNode body) {
        return new Part("", body);
    }

    Part at(String name) {
        return new Part(path.isEmpty() ? name : path + "." + name, value.path(name));
    }

    /** Returns the elements of an array, and none of anything else. */
    List<Part> items() {
        List<Part> items = new ArrayList<>();
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                items.add(new Part(path + "." + i, value.get(i)));
            }
        }
        return items;
    }

    /** Returns whether the body says anything here; null says nothing. */
    boolean isPresent() {
        return !value.isMissingNode() && !value.isNull();
    }

    String text() {
        return value.asText();
    }

    /** Returns the name of the only member of a block, which says what the block is. */
    String kind() {
        Iterator<String> names = value.fieldNames();
        return names.hasNext() ? names.next() : "";
    }

    boolean isA(String kind) {
        return kind().equals(kind);
    }

    /** Returns what is in a block. */
    Part inner() {
        return at(kind());
    }

    /** Returns the messages of a body. */
    List<Part> messages() {
        return at("messages").items();
    }

    /** Returns the content blocks of a message or of a tool result. */
    List<Part> content() {
        return at("content").items();
    }

    /** Returns the contents of the content blocks of that kind. */
    Stream<Part> content(String kind) {
        return content().stream().filter(block -> block.isA(kind)).map(Part::inner);
    }

    boolean isFrom(String role) {
        return at("role").text().equals(role);
    }
}
