package dev.hawser.agent.tool;

import java.util.List;
import java.util.stream.Stream;

/** The tools of an agent. */
public final class Toolset {

    private final List<AgentTool> tools;

    private Toolset(List<AgentTool> tools) {
        this.tools = tools;
    }

    /** Returns a set of those tools. */
    public static Toolset of(Object... sources) {
        return new Toolset(Stream.of(sources).map(AgentTool.class::cast).toList());
    }

    /** Returns what a model is told of the tools. */
    public List<ToolSpec> specs() {
        return tools.stream().map(AgentTool::spec).toList();
    }

    List<AgentTool> tools() {
        return tools;
    }
}
