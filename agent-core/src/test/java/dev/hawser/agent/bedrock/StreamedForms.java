package dev.hawser.agent.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Makes up answers, and cuts an answer as a whole into the events that a model may stream for it. */
final class StreamedForms {

    private final Random random;

    StreamedForms(long seed) {
        this.random = new Random(seed);
    }

    List<JsonNode> blocks() {
        List<JsonNode> blocks = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            blocks.add(block(i));
        }
        return blocks;
    }

    private JsonNode block(int id) {
        return switch (random.nextInt(5)) {
            case 0 -> Json.object().put("text", words());
            case 1 ->
                Json.object()
                        .set(
                                "reasoningContent",
                                Json.object()
                                        .set(
                                                "reasoningText",
                                                Json.object()
                                                        .put("text", words())
                                                        .put("signature", "sig" + random.nextInt())));
            case 2 -> {
                byte[] bytes = new byte[random.nextInt(1, 40)];
                random.nextBytes(bytes);
                yield Json.object().set("reasoningContent", Json.object().put("redactedContent", bytes));
            }
            case 3 -> {
                ObjectNode cited = Json.object();
                cited.putArray("content").addObject().put("text", "x" + words());
                cited.putArray("citations")
                        .addObject()
                        .put("title", words())
                        .putArray("sourceContent")
                        .addObject()
                        .put("text", words());
                yield Json.object().set("citationsContent", cited);
            }
            default ->
                Json.object()
                        .set(
                                "toolUse",
                                Json.object()
                                        .put("toolUseId", "t" + id)
                                        .put("name", "look")
                                        .set("input", arguments()));
        };
    }

    private ObjectNode arguments() {
        ObjectNode input = Json.object();
        input.put("z", random.nextLong());
        input.put("a" + words(), words());
        input.putNull("n");
        input.putArray("l").add(new BigDecimal("1.10")).addObject().put("ä", true);
        return input;
    }

    /** Words, at times blank or none, with what JSON escapes and with characters beyond the first plane. */
    private String words() {
        List<String> alphabet = List.of("a", " ", "\n", "\"", "\\", "\u0001", "é", "語", "😀", "{", "}");
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            words.append(alphabet.get(random.nextInt(alphabet.size())));
        }
        return words.toString();
    }

    /** Returns the events of the blocks; those of one block in their order, the blocks mixed. */
    List<byte[]> events(List<JsonNode> blocks) {
        List<Deque<byte[]>> waiting = new ArrayList<>();
        for (int index = 0; index < blocks.size(); index++) {
            waiting.add(events(index, blocks.get(index)));
        }
        List<byte[]> mixed = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Deque<byte[]> chosen = waiting.get(random.nextInt(waiting.size()));
            mixed.add(chosen.remove());
            waiting.removeIf(Deque::isEmpty);
        }
        return mixed;
    }

    private Deque<byte[]> events(int index, JsonNode block) {
        Deque<byte[]> events = new ArrayDeque<>();
        if (block.has("toolUse")) {
            ObjectNode call = (ObjectNode) block.get("toolUse").deepCopy();
            String input = Json.write(call.remove("input"));
            events.add(EventFrames.start(index, Json.write(Json.object().set("toolUse", call))));
            pieces(input)
                    .forEach(piece ->
                            events.add(delta(index, "toolUse", Json.object().put("input", piece))));
        } else if (block.has("text")) {
            pieces(block.get("text").asText()).forEach(piece -> events.add(text(index, piece)));
        } else if (block.has("citationsContent")) {
            pieces(block.at("/citationsContent/content/0/text").asText())
                    .forEach(piece -> events.add(text(index, piece)));
            events.add(delta(index, "citation", block.at("/citationsContent/citations/0")));
        } else if (block.at("/reasoningContent/redactedContent").isMissingNode()) {
            JsonNode thoughts = block.at("/reasoningContent/reasoningText");
            for (String member : List.of("text", "signature")) {
                pieces(thoughts.get(member).asText())
                        .forEach(piece -> events.add(
                                delta(index, "reasoningContent", Json.object().put(member, piece))));
            }
        } else {
            events.add(delta(index, "reasoningContent", block.get("reasoningContent")));
        }
        events.add(EventFrames.stop(index));
        return events;
    }

    private static byte[] text(int index, String text) {
        return EventFrames.delta(index, Json.write(Json.object().put("text", text)));
    }

    private static byte[] delta(int index, String kind, JsonNode value) {
        return EventFrames.delta(index, Json.write(Json.object().set(kind, value)));
    }

    /** Cuts between code points, as a model's tokens are. At least one piece, at times an empty one. */
    private List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int length = random.nextInt(Math.min(5, text.codePointCount(from, text.length()) + 1));
            int to = text.offsetByCodePoints(from, length);
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces.isEmpty() ? List.of("") : pieces;
    }
}
