package dev.hawser.testing;

import static dev.hawser.testing.Wire.ADD_TOOL;
import static dev.hawser.testing.Wire.assistant;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.call;
import static dev.hawser.testing.Wire.document;
import static dev.hawser.testing.Wire.messages;
import static dev.hawser.testing.Wire.result;
import static dev.hawser.testing.Wire.text;
import static dev.hawser.testing.Wire.tools;
import static dev.hawser.testing.Wire.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over generated conversations: valid ones raise no alarm, and no single damage to one goes unseen. */
class ConverseValidatorFuzzTest {

    private static final int CONVERSATIONS = 100;

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(CONVERSATIONS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_valid_conversation_raises_no_alarm(long seed) {
        assertThat(ConverseValidator.violations(conversation(new Random(seed)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_lost_message_is_seen(long seed) {
        Random random = new Random(seed);
        ArrayNode messages = messagesOf(random);
        messages.remove(random.nextInt(messages.size()));

        assertSeen(messages);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_doubled_message_is_seen(long seed) {
        Random random = new Random(seed);
        ArrayNode messages = messagesOf(random);
        int index = random.nextInt(messages.size());
        messages.insert(index, messages.get(index).deepCopy());

        assertSeen(messages);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_lost_or_doubled_tool_block_is_seen(long seed) {
        Random random = new Random(seed);
        ArrayNode messages = messagesOf(random);
        List<int[]> places = toolBlocks(messages);
        int[] place = places.get(random.nextInt(places.size()));
        ArrayNode content = (ArrayNode) messages.get(place[0]).get("content");
        if (random.nextBoolean()) {
            content.remove(place[1]);
        } else {
            content.insert(place[1], content.get(place[1]).deepCopy());
        }

        assertSeen(messages);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_text_made_blank_is_seen(long seed) {
        Random random = new Random(seed);
        ArrayNode messages = messagesOf(random);
        List<JsonNode> texts = messages.findParents("text");
        ((ObjectNode) texts.get(random.nextInt(texts.size()))).put("text", " ".repeat(random.nextInt(3)));

        assertSeen(messages);
    }

    private static void assertSeen(ArrayNode messages) {
        ObjectNode body = (ObjectNode) body(tools(ADD_TOOL));
        body.set("messages", messages);

        assertThat(ConverseValidator.violations(body))
                .as(messages.toPrettyString())
                .isNotEmpty();
    }

    private static List<int[]> toolBlocks(ArrayNode messages) {
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            JsonNode content = messages.get(i).get("content");
            for (int j = 0; j < content.size(); j++) {
                if (content.get(j).has("toolUse") || content.get(j).has("toolResult")) {
                    places.add(new int[] {i, j});
                }
            }
        }
        return places;
    }

    private static ArrayNode messagesOf(Random random) {
        return (ArrayNode) conversation(random).get("messages");
    }

    /** Makes one to six rounds, of which the first calls a tool at least. */
    private static JsonNode conversation(Random random) {
        List<String> messages = new ArrayList<>();
        int calls = 0;
        List<String> pending = List.of();
        int rounds = 1 + random.nextInt(6);
        for (int round = 0; round < rounds; round++) {
            messages.add(userTurn(random, pending, round));
            pending = new ArrayList<>();
            int newCalls = round == 0 ? 1 + random.nextInt(3) : random.nextInt(4);
            for (int i = 0; i < newCalls; i++) {
                pending.add("call-" + ++calls);
            }
            messages.add(assistantTurn(random, pending));
        }
        messages.add(userTurn(random, pending, rounds));
        return body("'system':[{'text':'s'}]", messages(messages.toArray(String[]::new)), tools(ADD_TOOL));
    }

    private static String userTurn(Random random, List<String> pending, int round) {
        List<String> blocks = new ArrayList<>();
        List<String> answered = new ArrayList<>(pending);
        Collections.shuffle(answered, random);
        for (String id : answered) {
            blocks.add(random.nextInt(4) == 0 ? result(id, "{'json':{'n':1}}") : result(id));
        }
        if (blocks.isEmpty() || random.nextInt(4) == 0) {
            blocks.add(text("say " + random.nextInt(100)));
            if (round < 3 && random.nextInt(4) == 0) {
                blocks.add(document("doc " + round));
            }
        }
        if (round < 3 && random.nextInt(3) == 0) {
            blocks.add("{'cachePoint':{'type':'default'}}");
        }
        return user(blocks.toArray(String[]::new));
    }

    private static String assistantTurn(Random random, List<String> calls) {
        List<String> blocks = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            blocks.add("{'reasoningContent':{'redactedContent':'aGk='}}");
        }
        if (calls.isEmpty() || random.nextBoolean()) {
            blocks.add(text("I think " + random.nextInt(100)));
        }
        calls.forEach(id -> blocks.add(call(id)));
        return assistant(blocks.toArray(String[]::new));
    }
}
