package dev.hawser.agent.tool;

import dev.hawser.agent.message.Content;

/** Runs a tool call; whatever goes wrong in it becomes its result. */
public final class ToolRunner {

    private final Toolset tools;

    /** Creates a runner of those tools. */
    public ToolRunner(Toolset tools) {
        this.tools = tools;
    }

    /** Runs the call. */
    public ToolResult run(Content.ToolUse call, ToolContext context) {
        for (AgentTool tool : tools.tools()) {
            if (tool.spec().name().equals(call.name())) {
                try {
                    return tool.call(call.input(), context);
                } catch (FatalToolException e) {
                    throw e;
                } catch (Throwable e) {
                    return ToolResult.error(e.toString());
                }
            }
        }
        return ToolResult.error("There is no tool '" + call.name() + "', but: "
                + tools.specs().stream().map(ToolSpec::name).toList());
    }
}
