package dev.hawser.agent;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.AgentTool;
import dev.hawser.agent.tool.RunValues;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.Toolset;
import java.time.Duration;
import java.util.stream.Stream;

/** What all parts of one run share. */
record RunContext(
        AgentConfig config,
        Toolset tools,
        String sessionId,
        Limits limits,
        Cancellation cancellation,
        Deadline deadline,
        Deadline suspension,
        TokenBudget budget,
        RunValues values,
        Events events) {

    static RunContext of(
            AgentConfig config, Toolset tools, RunOptions options, String sessionId, Cancellation cancellation) {
        Limits limits = options.limits().orElse(config.limits());
        Events events = new Events(Stream.concat(config.listeners().stream(), options.listener().stream())
                .toList());
        TokenBudget budget = new TokenBudget(limits.tokens(), options.around());
        return new RunContext(
                config,
                tools,
                sessionId,
                limits,
                cancellation,
                Deadline.in(limits.time()).orEarlier(options.deadline()),
                options.suspension(),
                budget,
                options.values().with(TokenBudget.class, budget),
                events);
    }

    Duration toolTimeout(Content.ToolUse call) {
        return tools.find(call.name()).flatMap(AgentTool::timeout).orElse(config.toolTimeout());
    }

    HookContext forHooks(int turn) {
        return new HookContext(config.name(), config.model().name(), sessionId, turn, cancellation, deadline, values);
    }

    ToolContext forTool(Content.ToolUse call) {
        return new ToolContext(
                sessionId,
                call.id(),
                sessionId + "/" + call.id(),
                cancellation,
                deadline,
                message -> events.emit(new AgentEvent.ToolProgress(call.id(), call.name(), message)),
                values);
    }
}
