package dev.hawser.examples.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.conversation.Tokens;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.tool.ToolSpec;
import java.util.List;

/** A tool as a request of the Converse API offers it. It is there in every request, so its size is paid for every turn. */
record OfferedTool(ToolSpec spec) {

    /** Returns what stands for the tool in {@code toolConfig.tools}. */
    ObjectNode json() {
        ObjectNode tool = Json.object();
        ObjectNode described =
                tool.putObject("toolSpec").put("name", spec.name()).put("description", spec.description());
        described.putObject("inputSchema").set("json", spec.inputSchema());
        return tool;
    }

    /** Returns about how many tokens that is, by the estimate that the agent itself goes by. */
    long tokens() {
        return Tokens.estimate(List.of(Message.user(Json.write(json()))));
    }
}
