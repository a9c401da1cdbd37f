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

class ToolConfigRulesTest {

    @Test
    void tools_are_declared_when_the_history_has_tool_blocks() {
        assertThatViolations(body(messages(user(text("add")), assistant(call("t1")), user(result("t1")))))
                .containsExactly(
                        "The toolConfig field must be defined when using toolUse and toolResult content blocks.");
    }

    @Test
    void tools_have_different_names() {
        assertThatViolations(body(HI, tools(ADD_TOOL, ADD_TOOL)))
                .containsExactly(FROM_MODEL + "tools: Tool names must be unique.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'{}'", "[]", "true"})
    void a_schema_is_an_object(String schema) {
        assertThatViolations(body(HI, tools(tool(schema))))
                .containsExactly("The format of the value at toolConfig.tools.0.toolSpec.inputSchema.json is invalid. "
                        + "Provide a json object for the field and try again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'type':'array'}", "{'type':['object']}"})
    void a_schema_describes_an_object(String schema) {
        assertThatViolations(body(HI, tools(tool(schema))))
                .containsExactly("The value at toolConfig.tools.0.toolSpec.inputSchema.json.type must be one of the "
                        + "following: object.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oneOf", "allOf", "anyOf"})
    void a_schema_has_no_combinator_at_the_top(String combinator) {
        assertThatViolations(body(HI, tools(tool("{'type':'object','" + combinator + "':[]}"))))
                .containsExactly(FROM_MODEL + "tools.0.custom.input_schema: input_schema does not support oneOf, "
                        + "allOf, or anyOf at the top level");
    }

    @ParameterizedTest
    @ValueSource(strings = {"größe", "a b", "", "a/b"})
    void properties_have_plain_names(String name) {
        assertThatViolations(body(HI, tools(tool("{'type':'object','properties':{'" + name + "':{}}}"))))
                .containsExactly(FROM_MODEL + "tools.0.custom.input_schema.properties: Property keys should match "
                        + "pattern '^[a-zA-Z0-9_.-]{1,64}$'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'any':{}", "'auto':{}"})
    void a_choice_has_tools(String choice) {
        assertThatViolations(body(
                        HI, "'toolConfig':{'tools':[{'cachePoint':{'type':'default'}}],'toolChoice':{" + choice + "}}"))
                .containsExactly(FROM_MODEL + "tool_choice may only be specified while providing tools.");
    }

    @Test
    void a_forced_tool_is_declared() {
        assertThatViolations(
                        body(HI, "'toolConfig':{'tools':[" + ADD_TOOL + "],'toolChoice':{'tool':{'name':'subtract'}}}"))
                .containsExactly(FROM_MODEL + "Tool 'subtract' not found in provided tools");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'any':{}}", "{'tool':{'name':'add'}}"})
    void forcing_a_tool_excludes_thinking(String choice) {
        String config = "'toolConfig':{'tools':[" + ADD_TOOL + "],'toolChoice':" + choice + "}";

        assertThatViolations(body(
                        HI,
                        config,
                        "'additionalModelRequestFields':{'thinking':{'type':'enabled','budget_tokens':1024}}"))
                .containsExactly(FROM_MODEL + "Thinking may not be enabled when tool_choice forces tool use.");
        assertThatViolations(body(HI, config, "'additionalModelRequestFields':{'thinking':{'type':'adaptive'}}"))
                .containsExactly(FROM_MODEL + "Thinking may not be enabled when tool_choice forces tool use.");
        assertThatViolations(body(HI, config, "'additionalModelRequestFields':{'top_k':1}"))
                .isEmpty();
    }

    private static String tool(String schema) {
        return "{'toolSpec':{'name':'a','description':'A.','inputSchema':{'json':" + schema + "}}}";
    }
}
