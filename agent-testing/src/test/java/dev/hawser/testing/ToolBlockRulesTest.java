package dev.hawser.testing;

import static dev.hawser.testing.Wire.ADD_TOOL;
import static dev.hawser.testing.Wire.FROM_MODEL;
import static dev.hawser.testing.Wire.assertThatViolations;
import static dev.hawser.testing.Wire.assistant;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.call;
import static dev.hawser.testing.Wire.json;
import static dev.hawser.testing.Wire.messages;
import static dev.hawser.testing.Wire.result;
import static dev.hawser.testing.Wire.text;
import static dev.hawser.testing.Wire.tools;
import static dev.hawser.testing.Wire.user;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolBlockRulesTest {

    @Test
    void every_call_is_answered_in_the_next_message() {
        assertThatViolations(toolTurn(assistant(call("t1"), call("t2"), call("t3")), user(result("t2"))))
                .containsExactly("Expected toolResult blocks at messages.2.content for the following Ids: t1, t3");
        assertThatViolations(toolTurn(assistant(call("t1")), user(text("never mind"))))
                .containsExactly("Expected toolResult blocks at messages.2.content for the following Ids: t1");
    }

    @Test
    void results_that_come_a_turn_late_are_no_answer() {
        assertThatViolations(
                        toolTurn(assistant(call("t1")), user(text("wait")), assistant(text("ok")), user(result("t1"))))
                .containsExactly(
                        "The number of toolResult blocks at messages.4.content exceeds the number of toolUse blocks "
                                + "of previous turn.",
                        "Expected toolResult blocks at messages.2.content for the following Ids: t1");
    }

    @Test
    void there_are_no_more_results_than_calls() {
        assertThatViolations(toolTurn(assistant(call("t1")), user(result("t1"), result("t2"))))
                .containsExactly("The number of toolResult blocks at messages.2.content exceeds the number of toolUse "
                        + "blocks of previous turn.");
    }

    @Test
    void a_result_has_a_call() {
        assertThatViolations(body(messages(user(result("t1"))), tools(ADD_TOOL)))
                .containsExactly("The number of toolResult blocks at messages.0.content exceeds the number of toolUse "
                        + "blocks of previous turn.");
        assertThatViolations(toolTurn(assistant(call("t1")), user(result("t2"))))
                .containsExactly("Expected toolResult blocks at messages.2.content for the following Ids: t1");
    }

    @Test
    void calls_of_a_turn_have_different_ids() {
        assertThatViolations(toolTurn(assistant(call("t1"), call("t1")), user(result("t1"))))
                .containsExactly("The toolUse blocks at messages.1.content contain duplicate Ids: t1");
    }

    @Test
    void results_of_a_turn_have_different_ids() {
        assertThatViolations(toolTurn(assistant(call("t1"), call("t2")), user(result("t1"), result("t1"))))
                .containsExactly(
                        "The toolResult blocks at messages.2.content contain duplicate Ids: t1",
                        "Expected toolResult blocks at messages.2.content for the following Ids: t2");
    }

    @Test
    void turns_have_different_ids() {
        assertThatViolations(toolTurn(
                        assistant(call("t1")),
                        user(result("t1")),
                        assistant(text("again"), call("t1")),
                        user(result("t1"))))
                .containsExactly(FROM_MODEL + "messages.3.content.1: `tool_use` ids must be unique");
    }

    @Test
    void results_come_first() {
        assertThatViolations(toolTurn(
                        assistant(call("t1"), call("t2")),
                        user("{'cachePoint':{'type':'default'}}", result("t1"), text("and"), result("t2"))))
                .containsExactly(FROM_MODEL + "messages.2: Did not find 2 `tool_result` block(s) at the beginning of "
                        + "this message. Messages following `tool_use` blocks must begin with a matching number of "
                        + "`tool_result` blocks.");
    }

    @Test
    void no_text_follows_a_call() {
        assertThatViolations(toolTurn(
                        assistant(call("t1"), text("meanwhile"), call("t2"), text("done"), call("t3")),
                        user(result("t1"), result("t2"), result("t3"))))
                .containsExactly(FROM_MODEL + "messages.1: `tool_use` ids were found without `tool_result` blocks "
                        + "immediately after: t1, t2. Each `tool_use` block must have a corresponding `tool_result` "
                        + "block in the next message.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'{}'", "1"})
    void arguments_are_an_object(String input) {
        assertThatViolations(toolTurn(
                        assistant("{'toolUse':{'toolUseId':'t1','name':'add','input':" + input + "}}"),
                        user(result("t1"))))
                .containsExactly("The format of the value at messages.1.content.0.toolUse.input is invalid. "
                        + "Provide a json object for the field and try again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "'3'", "3", "true"})
    void a_json_result_is_an_object(String json) {
        assertThatViolations(toolTurn(assistant(call("t1")), user(result("t1", "{'text':'a'},{'json':" + json + "}"))))
                .containsExactly("The format of the value at messages.2.content.0.toolResult.content.1.json is "
                        + "invalid. Provide a json object for the field and try again.");
    }

    @Test
    void a_result_is_not_empty() {
        assertThatViolations(toolTurn(assistant(call("t1")), user(result("t1", ""))))
                .containsExactly("The content field at messages.2.content.0.toolResult cannot be empty when status "
                        + "value is error.");
    }

    @Test
    void a_result_has_no_blank_text() {
        assertThatViolations(toolTurn(assistant(call("t1")), user(result("t1", text(" ")))))
                .containsExactly(FROM_MODEL + "messages: text content blocks must contain non-whitespace text");
    }

    private static JsonNode toolTurn(String... messages) {
        String[] all = new String[messages.length + 1];
        all[0] = user(text("add"));
        System.arraycopy(messages, 0, all, 1, messages.length);
        return body(messages(all), tools(ADD_TOOL));
    }
}
