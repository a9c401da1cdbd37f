package dev.hawser.examples.chat.change;

import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ResultDecision;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.ToolResult;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps what a tool is about to change. */
public final class ChangeKeeper implements AgentHook {

    private final Tree tree;
    private final Supplier<UndoLog> log;
    private final Map<String, Snapshot> running = new ConcurrentHashMap<>();

    /** Keeps it in the log of the conversation that is going on. */
    public ChangeKeeper(Tree tree, Supplier<UndoLog> log) {
        this.tree = tree;
        this.log = log;
    }

    @Override
    public void onToolStart(HookContext context, Content.ToolUse call) {
        if (Target.changesFiles(call.name())) {
            Snapshot before = tree.snapshot(Target.of(call));
            running.put(call.id(), before);
            log.get().before(before);
        }
    }

    @Override
    public ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
        Snapshot before = running.remove(call.id());
        if (before != null) {
            log.get().after(before, tree.snapshot(Target.of(call)));
        }
        return ResultDecision.accept();
    }
}
