package dev.hawser.testing;

import static dev.hawser.testing.ModelUnderTest.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the model is asked is what the service gets. */
interface RequestContract extends ModelUnderTest {

    /** Text keeps every character. */
    @Test
    default void a_prompt_arrives() {
        assertArrives(ModelRequest.of(Message.user(" ü€\uD83D\uDE00 \"quoted\" \\ \u0001 \u2028\n\ttwo lines ")));
    }

    /** Instructions, tools, calls and results arrive, with every digit and in order. */
    @Test
    default void a_conversation_with_tools_arrives() {
        assertArrives(conversation());
    }

    /** Thoughts go back as they came, as services check their signature. */
    @Test
    default void reasoning_goes_back_unchanged() {
        assertArrives(ModelRequest.of(
                Message.user("Is it?"),
                Message.assistant(List.of(
                        new Content.Reasoning("Let me see.", "c2ln+/=="),
                        new Content.RedactedReasoning(Blob.of(new byte[] {0, 1, -1})),
                        new Content.Text("Yes."))),
                Message.user("Really?")));
    }

    /** Pictures and documents keep every byte, in a tool's result too. */
    @Test
    default void images_and_documents_arrive() {
        Source bytes = new Source.Bytes(Blob.of(new byte[] {0, 1, -1, 127, -128}));
        assertArrives(new ModelRequest(
                List.of(),
                List.of(
                        Message.user(List.of(
                                new Content.Text("Compare them."),
                                new Content.Image("png", bytes),
                                new Content.Document("pdf", "plan", bytes, "the plan of 1999", true))),
                        Message.assistant(List.of(new Content.ToolUse("t1", "look", Json.object()))),
                        Message.user(List.of(new Content.ToolUseResult(
                                "t1",
                                List.of(new Content.Image("jpeg", bytes), new Content.Document("csv", "sums", bytes)),
                                false)))),
                List.of(tool("look")),
                ToolChoice.auto()));
    }

    /** The service is told whether a tool must be called. */
    @TestFactory
    default Stream<DynamicTest> a_tool_choice_arrives() {
        return Stream.of(ToolChoice.auto(), ToolChoice.any(), ToolChoice.named("look"))
                .map(choice -> dynamicTest(
                        choice.getClass().getSimpleName(),
                        () -> assertArrives(ModelRequest.of(Message.user("hi"))
                                .withTools(List.of(tool("add"), tool("look")), choice))));
    }

    /** A request is shared by all attempts, so a model leaves it alone. */
    @Test
    default void the_request_stays_as_it_was() {
        ModelRequest request = conversation();

        ask(modelOver(ScriptedModel.script().says("Yes.")), request);

        assertThat(request).isEqualTo(conversation()).hasToString(conversation().toString());
    }

    private void assertArrives(ModelRequest request) {
        ScriptedModel service = ScriptedModel.script().says("Yes.");

        ask(modelOver(service), request);

        assertThat(service.requests()).hasSize(1);
        assertThat(service.lastRequest()).isEqualTo(request).hasToString(request.toString());
    }

    private static ModelRequest conversation() {
        Content first = new Content.ToolUse(
                "t1", "add", json("{\"z\":9007199254740993,\"a\":1.10,\"n\":null,\"deep\":{\"list\":[1,\"two\",{}]}}"));
        Content second = new Content.ToolUse("t2", "look", Json.object());
        return new ModelRequest(
                List.of(new Content.Text("Be brief."), new Content.Text("Be kind.")),
                List.of(
                        Message.user("Add and look."),
                        Message.assistant(List.of(new Content.Text("I'll do both."), first, second)),
                        Message.user(List.of(
                                new Content.ToolUseResult("t1", List.of(new Content.Text("a is no number")), true),
                                new Content.ToolUseResult(
                                        "t2", List.of(new Content.Text("one"), new Content.Text("two")), false),
                                new Content.Text("Go on.")))),
                List.of(tool("add"), tool("look")),
                ToolChoice.auto());
    }

    private static ToolSpec tool(String name) {
        ObjectNode schema = (ObjectNode) json("{\"type\":\"object\",\"properties\":{\"z\":{\"$ref\":\"#/$defs/n\"},"
                + "\"a\":{\"type\":\"number\",\"maximum\":1.10}},\"required\":[\"z\"],"
                + "\"$defs\":{\"n\":{\"type\":\"integer\",\"maximum\":9007199254740993}}}");
        return new ToolSpec(name, "Does it: \"" + name + "\".", schema, Effect.ONCE);
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
