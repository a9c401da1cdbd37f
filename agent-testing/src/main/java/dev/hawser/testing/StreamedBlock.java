package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.json.Json;
import java.io.IOException;

/** One content block of a streaming answer. What it says comes in deltas, and only some kinds of block have a start. */
final class StreamedBlock {

    private final EventSink sink;
    private final int index;

    StreamedBlock(EventSink sink, int index) {
        this.sink = sink;
        this.index = index;
    }

    /**
     * Sends the whole block, in the form of a non-streaming answer. A block that the service does not stream is sent in
     * one delta of the block's own form, which a client can't know.
     */
    void sendAll(Part block) throws IOException {
        if (block.isA("toolUse")) {
            startToolUse(block.inner());
        } else if (block.isA("toolResult")) {
            start("toolResult", without(block.inner(), "content"));
        } else if (block.isA("image")) {
            start("image", without(block.inner(), "source"));
        }
        sendRest(block, "");
    }

    /** Sends what is left of a block when pieces of its text or of its tool call's arguments were sent already. */
    void sendRest(Part block, String sent) throws IOException {
        Part inner = block.inner();
        switch (block.kind()) {
            case "text" -> text(inner.text().substring(sent.length()));
            case "reasoningContent" -> reasoning(inner, sent);
            case "toolUse" -> toolInput(inner.at("input"), sent);
            case "toolResult" -> delta("toolResult", inner.at("content").value());
            case "image" ->
                delta("image", Json.object().set("source", inner.at("source").value()));
            case "citationsContent" -> cited(inner);
            default -> delta(block.value());
        }
        stop();
    }

    void stop() throws IOException {
        sink.send(StreamEvent.blockStop(index));
    }

    void textPiece(String piece) throws IOException {
        delta("text", TextNode.valueOf(piece));
    }

    void reasoningPiece(String piece) throws IOException {
        delta("reasoningContent", Json.object().put("text", piece));
    }

    void toolInputPiece(String piece) throws IOException {
        delta("toolUse", Json.object().put("input", piece));
    }

    void startToolUse(String id, String name) throws IOException {
        startToolUse(Part.of(Json.object().put("toolUseId", id).put("name", name)));
    }

    /** Claude's first piece of the arguments is empty, and the only one if there are none. */
    private void startToolUse(Part use) throws IOException {
        start("toolUse", without(use, "input"));
        toolInputPiece("");
    }

    private void toolInput(Part input, String sent) throws IOException {
        if (sent.isEmpty() && !input.value().equals(Json.object())) {
            for (String piece : Pieces.few(Json.write(input.value()))) {
                toolInputPiece(piece);
            }
        }
    }

    private void text(String text) throws IOException {
        for (String piece : Pieces.few(text)) {
            textPiece(piece);
        }
    }

    private void reasoning(Part reasoning, String sent) throws IOException {
        if (!reasoning.isA("reasoningText")) {
            delta("reasoningContent", reasoning.value());
            return;
        }
        for (String piece : Pieces.few(reasoning.inner().at("text").text().substring(sent.length()))) {
            reasoningPiece(piece);
        }
        Part signature = reasoning.inner().at("signature");
        if (signature.isPresent()) {
            delta("reasoningContent", Json.object().put("signature", signature.text()));
        }
    }

    private void cited(Part cited) throws IOException {
        for (Part words : cited.content()) {
            text(words.at("text").text());
        }
        for (Part citation : cited.at("citations").items()) {
            delta("citation", citation.value());
        }
    }

    private void start(String kind, ObjectNode start) throws IOException {
        sink.send(StreamEvent.blockStart(index, Json.object().set(kind, start)));
    }

    private void delta(String kind, JsonNode delta) throws IOException {
        delta(Json.object().set(kind, delta));
    }

    private void delta(JsonNode delta) throws IOException {
        sink.send(StreamEvent.blockDelta(index, delta));
    }

    private static ObjectNode without(Part object, String member) {
        ObjectNode rest = object.value().deepCopy();
        rest.remove(member);
        return rest;
    }
}
