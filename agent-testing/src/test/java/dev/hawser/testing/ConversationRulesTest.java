package dev.hawser.testing;

import static dev.hawser.testing.Wire.ADD_TOOL;
import static dev.hawser.testing.Wire.FROM_MODEL;
import static dev.hawser.testing.Wire.HI;
import static dev.hawser.testing.Wire.assertThatViolations;
import static dev.hawser.testing.Wire.assistant;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.call;
import static dev.hawser.testing.Wire.messages;
import static dev.hawser.testing.Wire.result;
import static dev.hawser.testing.Wire.text;
import static dev.hawser.testing.Wire.tools;
import static dev.hawser.testing.Wire.user;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationRulesTest {

    private static final String START = "A conversation must start with a user message. "
            + "Try again with a conversation that starts with a user message.";

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'messages':[]}"})
    void a_conversation_has_messages(String body) {
        assertThatViolations(body).containsExactly(START);
    }

    @Test
    void a_conversation_starts_with_the_user() {
        assertThatViolations(body(messages(assistant(text("hi")), user(text("hi")))))
                .containsExactly(START);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void roles_alternate(int doubled) {
        String first = user(text("a"));
        String second = assistant(text("b"));
        assertThatViolations(body(
                        doubled == 0
                                ? messages(first, first, second, user(text("c")))
                                : messages(first, second, second, user(text("c")))))
                .containsExactly("A conversation must alternate between user and assistant roles. "
                        + "Make sure the conversation alternates between user and assistant roles and try again.");
    }

    @Test
    void a_conversation_ends_with_the_user() {
        assertThatViolations(body(messages(user(text("hi")), assistant(text("hi")))))
                .containsExactly(FROM_MODEL + "This model does not support assistant message prefill. "
                        + "The conversation must end with a user message.");
    }

    @Test
    void no_message_is_empty() {
        assertThatViolations(body(messages(user(text("hi")), assistant(), user("{'cachePoint':{'type':'default'}}"))))
                .containsExactly(
                        "The content field in the Message object at messages.1 is empty. "
                                + "Add a ContentBlock object to the content field and try again.",
                        "The content field in the Message object at messages.2 is empty. "
                                + "Add a ContentBlock object to the content field and try again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\n\\t"})
    void no_text_is_blank(String blank) {
        assertThatViolations(body(messages(user(text("hi")), assistant(text("hi"), text(blank)), user(text("hi")))))
                .containsExactly("The text field in the ContentBlock object at messages.1.content.1 is blank. "
                        + "Add text to the text field, and try again.");
    }

    @Test
    void no_system_text_is_blank() {
        assertThatViolations(body("'system':[{'text':' '}]", HI))
                .containsExactly(FROM_MODEL + "system: text content blocks must contain non-whitespace text");
    }

    @Test
    void each_side_sends_its_own_blocks() {
        assertThatViolations(body(
                        messages(
                                user(text("hi"), call("t1"), "{'reasoningContent':{'reasoningText':{'text':'hm'}}}"),
                                assistant(result("t1")),
                                user(text("hi"))),
                        tools(ADD_TOOL)))
                .containsExactly(
                        FROM_MODEL + "messages.1: `tool_result` blocks can only be in `user` messages",
                        FROM_MODEL + "messages.0: `tool_use` blocks can only be in `assistant` messages",
                        FROM_MODEL + "messages.0: `thinking` blocks can only be in `assistant` messages");
    }
}
