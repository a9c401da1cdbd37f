package dev.hawser.agent;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.tool.Toolset;
import java.util.List;

/** Everything that the runs of an agent have in common. */
record AgentConfig(
        String name,
        Model model,
        List<Content> system,
        Toolset tools,
        Limits limits,
        RetryPolicy retry,
        List<AgentListener> listeners) {

    AgentConfig {
        system = List.copyOf(system);
        listeners = List.copyOf(listeners);
    }
}
