package dev.hawser.agent.bedrock;

import static dev.hawser.agent.bedrock.ConverseEndpoint.content;
import static dev.hawser.agent.bedrock.ConverseEndpoint.json;
import static dev.hawser.agent.bedrock.ConverseEndpoint.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the cache points are in what is sent. */
class BedrockPromptCacheTest {

    private static final List<Content> SYSTEM = List.of(new Content.Text("Be brief."), new Content.Text("Be kind."));
    private static final ToolSpec LOOK =
            new ToolSpec("look", "Looks.", Json.object().put("type", "object"), Effect.READS);
    private static final Source BYTES = new Source.Bytes(Blob.of(new byte[] {1, 2, -1}));

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    @Test
    void each_turn_of_a_run_reads_what_the_turn_before_has_put_into_the_cache() {
        List<JsonNode> bodies = tenTurns(ModelFamily.CLAUDE);

        assertThat(bodies.stream().map(BedrockPromptCacheTest::points))
                .containsExactly(
                        List.of("/toolConfig/tools/1", "/system/2", "/messages/0/content/1"),
                        List.of("/toolConfig/tools/1", "/system/2", "/messages/0/content/1", "/messages/2/content/2"),
                        List.of("/toolConfig/tools/1", "/system/2", "/messages/2/content/2", "/messages/4/content/2"),
                        List.of("/toolConfig/tools/1", "/system/2", "/messages/4/content/2", "/messages/6/content/2"),
                        List.of("/toolConfig/tools/1", "/system/2", "/messages/6/content/2", "/messages/8/content/2"),
                        List.of("/toolConfig/tools/1", "/system/2", "/messages/8/content/2", "/messages/10/content/2"),
                        List.of("/toolConfig/tools/1", "/system/2", "/messages/10/content/2", "/messages/12/content/2"),
                        List.of("/toolConfig/tools/1", "/system/2", "/messages/12/content/2", "/messages/14/content/2"),
                        List.of("/toolConfig/tools/1", "/system/2", "/messages/14/content/2", "/messages/16/content/2"),
                        List.of(
                                "/toolConfig/tools/1",
                                "/system/2",
                                "/messages/16/content/2",
                                "/messages/18/content/2"));
        for (int turn = 1; turn < bodies.size(); turn++) {
            List<String> written = new ArrayList<>(prefixes(bodies.get(turn - 1)));
            assertThat(prefixes(bodies.get(turn))).as("turn %d", turn).contains(written.get(written.size() - 1));
        }
    }

    @Test
    void a_request_has_its_cache_points_on_the_last_two_user_turns_and_none_beside_thoughts() {
        List<JsonNode> bodies = tenTurns(ModelFamily.CLAUDE);

        assertThat(bodies.get(2)).isEqualTo(json("""
                {"system":[{"text":"Be brief."},{"text":"Be kind."},{"cachePoint":{"type":"default"}}],
                 "messages":[
                  {"role":"user","content":[{"text":"Look twice, often."}]},
                  {"role":"assistant","content":[
                    {"reasoningContent":{"reasoningText":{"text":"hm","signature":"sig"}}},
                    {"toolUse":{"toolUseId":"a1","name":"look","input":{}}},
                    {"toolUse":{"toolUseId":"b1","name":"look","input":{}}}]},
                  {"role":"user","content":[
                    {"toolResult":{"toolUseId":"a1","content":[{"text":"seen"}],"status":"success"}},
                    {"toolResult":{"toolUseId":"b1","content":[{"text":"seen"}],"status":"success"}},
                    {"cachePoint":{"type":"default"}}]},
                  {"role":"assistant","content":[
                    {"reasoningContent":{"reasoningText":{"text":"hm","signature":"sig"}}},
                    {"toolUse":{"toolUseId":"a2","name":"look","input":{}}},
                    {"toolUse":{"toolUseId":"b2","name":"look","input":{}}}]},
                  {"role":"user","content":[
                    {"toolResult":{"toolUseId":"a2","content":[{"text":"seen"}],"status":"success"}},
                    {"toolResult":{"toolUseId":"b2","content":[{"text":"seen"}],"status":"success"}},
                    {"cachePoint":{"type":"default"}}]}],
                 "toolConfig":{"tools":[
                   {"toolSpec":{"name":"look","description":"Looks.","inputSchema":{"json":{"type":"object"}}}},
                   {"cachePoint":{"type":"default"}}]}}"""));
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFamily.class,
            names = {"NOVA", "NOVA_2"})
    void nova_has_none_on_its_tools(ModelFamily family) {
        List<JsonNode> bodies = tenTurns(family);

        assertThat(points(bodies.get(9)))
                .containsExactly("/system/2", "/messages/16/content/2", "/messages/18/content/2");
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelFamily.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLAUDE", "NOVA", "NOVA_2"})
    void families_without_a_cache_get_no_cache_points(ModelFamily family) {
        send(family, true, new ModelRequest(SYSTEM, List.of(Message.user("Hi")), List.of(LOOK), ToolChoice.auto()));

        assertThat(points(bedrock.body())).isEmpty();
    }

    @Test
    void nothing_is_cached_unless_asked_for() {
        send(
                ModelFamily.CLAUDE,
                false,
                new ModelRequest(SYSTEM, List.of(Message.user("Hi")), List.of(LOOK), ToolChoice.auto()));

        assertThat(points(bedrock.body())).isEmpty();
    }

    @Test
    void what_is_not_there_has_no_cache_point() {
        send(ModelFamily.CLAUDE, true, ModelRequest.of(Message.user("Hi")));

        assertThat(bedrock.body()).isEqualTo(json("""
                {"messages":[{"role":"user","content":[{"text":"Hi"},{"cachePoint":{"type":"default"}}]}]}"""));
    }

    @Test
    void whoever_places_a_cache_point_places_all() {
        Content.Opaque point = new Content.Opaque("cachePoint", json("{\"type\":\"default\",\"ttl\":\"1h\"}"));
        send(
                ModelFamily.CLAUDE,
                true,
                new ModelRequest(
                        List.of(SYSTEM.get(0), point), List.of(Message.user("Hi")), List.of(LOOK), ToolChoice.auto()));
        assertThat(points(bedrock.body())).containsExactly("/system/1");

        send(
                ModelFamily.CLAUDE,
                true,
                new ModelRequest(
                        SYSTEM,
                        List.of(Message.user(List.of(new Content.Text("a"), point, new Content.Text("b")))),
                        List.of(LOOK),
                        ToolChoice.auto()));
        assertThat(points(bedrock.body())).containsExactly("/messages/0/content/1");
    }

    @Test
    void a_cache_point_stays_before_a_document_that_is_no_pdf() {
        Content.Text text = new Content.Text("Read.");
        Content.Document pdf = new Content.Document("pdf", "plan", BYTES);
        Content.Document notes = new Content.Document("md", "notes", BYTES);
        send(
                ModelFamily.CLAUDE,
                true,
                ModelRequest.of(
                        Message.user(List.of(text, pdf)),
                        Message.assistant("Go on."),
                        Message.user(List.of(text, notes, text))));
        assertThat(points(bedrock.body())).containsExactly("/messages/0/content/2", "/messages/2/content/1");

        send(ModelFamily.CLAUDE, true, ModelRequest.of(Message.user(List.of(notes, text))));
        assertThat(points(bedrock.body())).isEmpty();
    }

    /** Runs a loop of tool calls, the model thinking each time, and returns what was sent. */
    private static List<JsonNode> tenTurns(ModelFamily family) {
        List<Message> conversation = new ArrayList<>(List.of(Message.user("Look twice, often.")));
        List<JsonNode> bodies = new ArrayList<>();
        for (int turn = 1; turn <= 10; turn++) {
            bedrock.answers(
                    turn == 10
                            ? content("{\"text\":\"Done.\"}")
                            : stopped(
                                    "tool_use",
                                    "{\"reasoningContent\":{\"reasoningText\":{\"text\":\"hm\",\"signature\":\"sig\"}}}",
                                    "{\"toolUse\":{\"toolUseId\":\"a" + turn + "\",\"name\":\"look\",\"input\":{}}}",
                                    "{\"toolUse\":{\"toolUseId\":\"b" + turn + "\",\"name\":\"look\",\"input\":{}}}"));
            ModelResponse response =
                    send(family, true, new ModelRequest(SYSTEM, conversation, List.of(LOOK), ToolChoice.auto()));
            bodies.add(bedrock.body());
            conversation.add(Message.assistant(response.content()));
            List<Content> results = new ArrayList<>();
            response.toolUses()
                    .forEach(call -> results.add(
                            new Content.ToolUseResult(call.id(), List.of(new Content.Text("seen")), false)));
            if (!results.isEmpty()) {
                conversation.add(Message.user(results));
            }
        }
        return bodies;
    }

    private static ModelResponse send(ModelFamily family, boolean promptCaching, ModelRequest request) {
        try (BedrockModel model = bedrock.builder("some.model")
                .family(family)
                .promptCaching(promptCaching)
                .build()) {
            return model.call(request, ModelCall.unbounded());
        }
    }

    /** The places of the cache points, in the order in which the service reads the request. */
    private static List<String> points(JsonNode body) {
        List<String> points = new ArrayList<>();
        blocks(body, (place, block) -> {
            if (block.has("cachePoint")) {
                points.add(place);
            }
        });
        return points;
    }

    /** What the service reads up to each cache point. */
    private static List<String> prefixes(JsonNode body) {
        List<String> prefixes = new ArrayList<>();
        StringBuilder read = new StringBuilder();
        blocks(body, (place, block) -> {
            if (block.has("cachePoint")) {
                prefixes.add(read.toString());
            } else {
                read.append(place.replaceAll("/[0-9]+$", "")).append(block);
            }
        });
        return prefixes;
    }

    private interface Visitor {
        void visit(String place, JsonNode block);
    }

    private static void blocks(JsonNode body, Visitor visitor) {
        each(body, "/toolConfig/tools", visitor);
        each(body, "/system", visitor);
        for (int i = 0; i < body.get("messages").size(); i++) {
            each(body, "/messages/" + i + "/content", visitor);
        }
    }

    private static void each(JsonNode body, String place, Visitor visitor) {
        if (body.at(place) instanceof ArrayNode blocks) {
            for (int i = 0; i < blocks.size(); i++) {
                visitor.visit(place + "/" + i, blocks.get(i));
            }
        }
    }
}
