package dev.hawser.agent.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;

/** Calls tools the way the agent does. */
final class Calls {

    private Calls() {}

    static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Returns the schema that the only tool of the object, or the named one, shows to the model. */
    static JsonNode schema(Object source, String tool) {
        return Toolset.of(source).find(tool).orElseThrow().spec().inputSchema();
    }

    static ToolOutcome call(Object source, String tool, String input) {
        return new ToolRunner(Toolset.of(source))
                .run(new Content.ToolUse("call-1", tool, json(input)), ToolContext.detached());
    }

    /** Returns the text that the model gets, whether it is a result or an error. */
    static String text(Object source, String tool, String input) {
        return text(call(source, tool, input));
    }

    static String text(ToolOutcome outcome) {
        return new ToolResult(outcome.result().content(), outcome.isError()).text();
    }
}
