package dev.hawser.agent.tool;

import dev.hawser.agent.tool.schema.Nearest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tools of an agent, by name, in a fixed order. Immutable.
 *
 * <p>The order is that of the sources; the tools of one object come in the order of their names. It is the same in every
 * JVM, so that a model service can cache the descriptions.
 */
public final class Toolset implements Iterable<AgentTool> {

    private final Map<String, AgentTool> tools;
    private final List<ToolSpec> specs;

    private Toolset(Map<String, AgentTool> tools) {
        this.tools = Collections.unmodifiableMap(tools);
        this.specs = List.copyOf(tools.values().stream().map(AgentTool::spec).toList());
    }

    /**
     * Collects tools. A source is an {@link AgentTool}, an object with {@link Tool} methods (declared in its class, a
     * superclass or an interface), or an array or {@code Iterable} of sources, such as another toolset.
     *
     * @throws IllegalArgumentException if a source has no tools, two tools have the same name, or a method can't be a tool;
     *     the message says where and why
     */
    public static Toolset of(Object... sources) {
        Map<String, AgentTool> tools = new LinkedHashMap<>();
        for (Object source : sources) {
            addAll(source, tools);
        }
        return new Toolset(tools);
    }

    private static void addAll(@Nullable Object source, Map<String, AgentTool> tools) {
        if (source == null) {
            throw new IllegalArgumentException("a source of tools is null");
        }
        if (source instanceof AgentTool tool) {
            add(tool, tools);
        } else if (source instanceof Object[] array) {
            Arrays.asList(array).forEach(each -> addAll(each, tools));
        } else if (source instanceof Class<?> type) {
            throw new IllegalArgumentException(
                    type + " is a source of tools as a class: pass an object, new " + type.getSimpleName() + "(…)");
        } else if (ToolMethods.areIn(source.getClass())) {
            ToolMethods.of(source).forEach(tool -> add(tool, tools));
        } else if (source instanceof Iterable<?> iterable) {
            iterable.forEach(each -> addAll(each, tools));
        } else {
            throw new IllegalArgumentException(source.getClass().getName()
                    + " has no tools: annotate a method of it with @Tool, or let it implement AgentTool");
        }
    }

    private static void add(AgentTool tool, Map<String, AgentTool> tools) {
        AgentTool other = tools.putIfAbsent(tool.spec().name(), tool);
        if (other != null) {
            throw new IllegalArgumentException(
                    "two tools are named '" + tool.spec().name() + "': " + place(other) + " and " + place(tool)
                            + "; give one another name, as with @Tool(name = …)");
        }
    }

    private static String place(AgentTool tool) {
        return tool instanceof MethodTool ? tool.toString() : tool.getClass().getName();
    }

    /** Returns what the model is told of the tools. */
    public List<ToolSpec> specs() {
        return specs;
    }

    /** Returns the tool of that name. */
    public Optional<AgentTool> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /** Returns the name of a tool that was probably meant by a name that there is not. */
    public Optional<String> nearest(String name) {
        return Nearest.to(name, tools.keySet());
    }

    /** Returns the names of the tools, in order. */
    public List<String> names() {
        return List.copyOf(tools.keySet());
    }

    /** Returns whether there are no tools. */
    public boolean isEmpty() {
        return tools.isEmpty();
    }

    /** Returns the tools, in order. */
    @Override
    public Iterator<AgentTool> iterator() {
        return tools.values().iterator();
    }

    @Override
    public String toString() {
        return "Toolset" + tools.keySet();
    }
}
