package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A conversation that keeps the service's rules, with every kind of content and with awkward text and numbers.
 *
 * @param request what is asked
 * @param answer what is answered
 */
record GeneratedConversation(ModelRequest request, ModelResponse answer) {

    private static final List<String> TEXTS = List.of(
            "word",
            "ü€😀",
            "\"quoted\" \\ /",
            "line\nbreak\ttab",
            "\u0000\u0001\u001f",
            "\u2028</script>",
            "null",
            "{}");

    static GeneratedConversation of(Random random) {
        return new Generator(random).conversation();
    }

    private static final class Generator {

        private final Random random;
        private int calls;
        private int documents;

        Generator(Random random) {
            this.random = random;
        }

        GeneratedConversation conversation() {
            List<ToolSpec> tools = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                    .mapToObj(i -> new ToolSpec("tool-" + i, text(), schema(), Effect.ONCE))
                    .toList();
            List<Message> messages = new ArrayList<>();
            messages.add(Message.user(userBlocks(List.of())));
            for (int round = random.nextInt(5); round > 0; round--) {
                Message said = Message.assistant(assistantBlocks());
                messages.add(said);
                messages.add(Message.user(userBlocks(said.toolUses())));
            }
            List<Content> system = random.nextBoolean() ? List.of() : List.of(new Content.Text(text()));
            return new GeneratedConversation(new ModelRequest(system, messages, tools, choice(tools)), answer());
        }

        private ModelResponse answer() {
            List<Content> content = assistantBlocks();
            boolean calls = content.stream().anyMatch(Content.ToolUse.class::isInstance);
            Usage usage = new Usage(random.nextInt(9999), random.nextInt(9999), random.nextInt(99), random.nextInt(99));
            return new ModelResponse(content, calls ? FinishReason.TOOL_USE : FinishReason.END_TURN, usage);
        }

        private ToolChoice choice(List<ToolSpec> tools) {
            return switch (random.nextInt(3)) {
                case 0 -> ToolChoice.any();
                case 1 -> ToolChoice.named(tools.get(0).name());
                default -> ToolChoice.auto();
            };
        }

        private List<Content> assistantBlocks() {
            List<Content> blocks = new ArrayList<>();
            if (random.nextInt(3) == 0) {
                blocks.add(new Content.Reasoning(random.nextBoolean() ? text() : "", "signature"));
                blocks.add(new Content.RedactedReasoning(blob()));
            }
            if (random.nextBoolean()) {
                blocks.add(new Content.Text(text()));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                blocks.add(new Content.ToolUse("call:" + ++calls, "tool-1", object(2)));
            }
            if (blocks.isEmpty()) {
                blocks.add(new Content.Text(text()));
            }
            return blocks;
        }

        private List<Content> userBlocks(List<Content.ToolUse> answered) {
            List<Content> blocks = new ArrayList<>();
            answered.forEach(call -> blocks.add(result(call)));
            if (blocks.isEmpty() || random.nextBoolean()) {
                blocks.add(new Content.Text(text()));
                blocks.add(new Content.Image("png", source()));
                if (documents < 3) {
                    blocks.add(document());
                }
            }
            if (random.nextInt(4) == 0) {
                blocks.add(new Content.Video("mp4", source()));
            }
            return blocks;
        }

        private Content result(Content.ToolUse call) {
            Content content = switch (random.nextInt(4)) {
                case 0 -> new Content.Opaque("json", object(2));
                case 1 -> new Content.Image("gif", source());
                case 2 -> new Content.Document("csv", "result " + ++documents + 100, source());
                default -> new Content.Text(text());
            };
            return new Content.ToolUseResult(
                    call.id(), List.of(content, new Content.Text(text())), random.nextBoolean());
        }

        private Content document() {
            String name = "document " + ++documents;
            return random.nextBoolean()
                    ? new Content.Document("pdf", name, source(), text(), true)
                    : new Content.Document("md", name, source());
        }

        private Source source() {
            return switch (random.nextInt(3)) {
                case 0 -> new Source.S3("s3://bucket/a key", null);
                case 1 -> new Source.S3("s3://bucket/key", "123456789012");
                default -> new Source.Bytes(blob());
            };
        }

        private Blob blob() {
            byte[] bytes = new byte[1 + random.nextInt(20)];
            random.nextBytes(bytes);
            return Blob.of(bytes);
        }

        private String text() {
            return TEXTS.get(random.nextInt(TEXTS.size())) + random.nextInt(1000);
        }

        private ObjectNode schema() {
            ObjectNode schema = Json.object().put("type", "object");
            schema.putObject("properties").set("value", object(1));
            return schema;
        }

        private ObjectNode object(int depth) {
            ObjectNode object = Json.object();
            for (int i = random.nextInt(4); i > 0; i--) {
                object.set(text(), value(depth));
            }
            return object;
        }

        private JsonNode value(int depth) {
            return switch (random.nextInt(depth > 0 ? 8 : 6)) {
                case 0 -> Json.object().textNode(random.nextInt(5) == 0 ? "" : text());
                case 1 -> Json.object().booleanNode(random.nextBoolean());
                case 2 -> Json.object().nullNode();
                case 3 -> Json.object().numberNode(random.nextInt());
                case 4 -> Json.object().numberNode(new BigInteger(100, random));
                case 5 -> decimal();
                case 6 -> array(depth - 1);
                default -> object(depth - 1);
            };
        }

        private JsonNode decimal() {
            return Json.object().numberNode(new BigDecimal(new BigInteger(70, random), 1 + random.nextInt(30)));
        }

        private ArrayNode array(int depth) {
            ArrayNode array = Json.mapper().createArrayNode();
            for (int i = random.nextInt(3); i > 0; i--) {
                array.add(value(depth));
            }
            return array;
        }
    }
}
