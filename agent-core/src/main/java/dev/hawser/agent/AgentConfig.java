package dev.hawser.agent;

import dev.hawser.agent.conversation.Conversation;
import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.tool.ContextCarrier;
import dev.hawser.agent.tool.Toolset;
import java.time.Duration;
import java.util.List;

/** Everything that the runs of an agent have in common. */
record AgentConfig(
        String name,
        Model model,
        List<Content> system,
        Toolset tools,
        int toolConcurrency,
        boolean toolsOnCallingThread,
        Duration toolTimeout,
        Limits limits,
        RetryPolicy retry,
        Conversation conversation,
        List<AgentHook> hooks,
        List<AgentListener> listeners,
        ContextCarrier carrier) {

    AgentConfig {
        system = List.copyOf(system);
        hooks = List.copyOf(hooks);
        listeners = List.copyOf(listeners);
    }
}
