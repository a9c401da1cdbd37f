package dev.hawser.tools.fs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.tools.fs.text.Escapes;
import org.jspecify.annotations.Nullable;

/** A call that a tool suggests, in the very words in which a model makes it. */
final class NextCall {

    private final String tool;
    private final ObjectNode arguments = Json.object();

    private NextCall(String tool) {
        this.tool = tool;
    }

    static NextCall to(String tool) {
        return new NextCall(tool);
    }

    /** Adds an argument; null leaves it out. */
    NextCall with(String name, @Nullable Object value) {
        if (value != null) {
            arguments.set(name, Json.mapper().valueToTree(value));
        }
        return this;
    }

    @Override
    public String toString() {
        return tool + " " + Escapes.escape(Json.write(arguments));
    }
}
