package dev.hawser.testing;

import static dev.hawser.testing.Wire.ADD_TOOL;
import static dev.hawser.testing.Wire.FROM_MODEL;
import static dev.hawser.testing.Wire.assertThatViolations;
import static dev.hawser.testing.Wire.assistant;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.messages;
import static dev.hawser.testing.Wire.text;
import static dev.hawser.testing.Wire.tools;
import static dev.hawser.testing.Wire.user;

import org.junit.jupiter.api.Test;

class CachePointRulesTest {

    private static final String POINT = "{'cachePoint':{'type':'default'}}";

    @Test
    void there_are_at_most_four() {
        assertThatViolations(body(
                        "'system':[{'text':'s'}," + POINT + "]",
                        messages(user(text("a"), POINT), assistant(text("b"), POINT), user(text("c"), POINT)),
                        tools(ADD_TOOL, POINT)))
                .containsExactly(FROM_MODEL + "A maximum of 4 blocks with cache_control may be provided. Found 5.");
    }

    @Test
    void none_stands_right_behind_reasoning() {
        assertThatViolations(body(messages(
                        user(text("a")),
                        assistant(text("b"), "{'reasoningContent':{'redactedContent':'aGk='}}", POINT),
                        user(text("c")))))
                .containsExactly("Cache point cannot be inserted after reasoning block. "
                        + "Please remove the invalid cache point and try again.");
    }

    @Test
    void one_of_an_hour_does_not_follow_one_of_five_minutes() {
        String hour = "{'cachePoint':{'type':'default','ttl':'1h'}}";

        assertThatViolations(body(
                        messages(user(text("a"), hour)),
                        "'system':[{'text':'s'}," + POINT + "]",
                        tools(ADD_TOOL, hour)))
                .containsExactly(FROM_MODEL + "messages.0.content.1.cache_control.ttl: a ttl='1h' cache_control block "
                        + "must not come after a ttl='5m' cache_control block. Note that blocks are processed in the "
                        + "following order: `tools`, `system`, `messages`.");
    }
}
