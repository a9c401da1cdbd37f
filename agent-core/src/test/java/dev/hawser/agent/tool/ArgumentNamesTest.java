package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hawser.agent.json.Json;
import org.junit.jupiter.api.Test;

class ArgumentNamesTest {

    static final class Names {

        @Tool("Joins.")
        String join(
                @JsonProperty("case") String theCase,
                @JsonProperty String plain,
                @JsonProperty("if_new") String ifNew) {
            return theCase + plain + ifNew;
        }
    }

    @Test
    void an_argument_can_have_a_name_that_java_has_not() throws Exception {
        AgentTool join = Toolset.of(new Names()).find("join").orElseThrow();

        assertThat(join.spec().inputSchema().get("properties").fieldNames())
                .toIterable()
                .containsExactly("case", "plain", "if_new");
        assertThat(join.call(Json.parse("{\"case\":\"a\",\"plain\":\"b\",\"if_new\":\"c\"}"), ToolContext.detached()))
                .isEqualTo(ToolResult.text("abc"));
    }
}
