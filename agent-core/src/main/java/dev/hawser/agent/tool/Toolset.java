package dev.hawser.agent.tool;

import java.util.List;
import java.util.Optional;
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

    /** Returns the tool of that name. */
    public Optional<AgentTool> find(String name) {
        return tools.stream().filter(tool -> tool.spec().name().equals(name)).findFirst();
    }

    List<AgentTool> tools() {
        return tools;
    }
}
