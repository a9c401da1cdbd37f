package dev.hawser.agent.hook;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.tool.ToolResult;
import java.util.List;

/**
 * Looks into a run and decides in it. Override what you need.
 *
 * <p>Hooks are called on the thread of the run, one at a time. What comes before something is asked in the order in which
 * the hooks were added, what comes after in the opposite order, like brackets. A rewrite is what the next hook sees; any
 * other decision than to go on is final and the hooks that remain are not asked. An exception in a hook ends the run with
 * an exception; the history stays valid.
 */
public interface AgentHook {

    /** A run begins. */
    default void beforeRun(HookContext context, List<Content> prompt) {}

    /** The run ended, in whichever way. Called for every run whose {@code beforeRun} of this hook was called. */
    default void afterRun(HookContext context, RunEnd end) {}

    /** The model is about to be asked. Called once a turn, not once an attempt. */
    default ModelDecision beforeModel(HookContext context, ModelRequest request) {
        return ModelDecision.proceed();
    }

    /** The model answered; nothing was done about it yet. */
    default AnswerDecision afterModel(HookContext context, ModelRequest request, ModelResponse response) {
        return AnswerDecision.accept();
    }

    /** The model wants these tools to be run; the hooks of the single calls come after this. */
    default BatchDecision beforeTools(HookContext context, List<Content.ToolUse> calls) {
        return BatchDecision.proceed();
    }

    /** All tools of the turn have a result, in the order of the calls. */
    default void afterTools(HookContext context, List<Content.ToolUseResult> results) {}

    /** A tool is about to run. */
    default ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
        return ToolDecision.proceed();
    }

    /**
     * A tool starts, after every decision on it and after it waited for others to end. Called for every attempt, and also
     * for a call that a person allowed, whose {@link #beforeTool} was in an earlier run. The next task that the agent's
     * {@link dev.hawser.agent.tool.ContextCarrier} wraps is this call.
     */
    default void onToolStart(HookContext context, Content.ToolUse call) {}

    /** A tool ran; the model was not told yet. Calls that were not run don't come here. */
    default ResultDecision afterTool(HookContext context, Content.ToolUse call, ToolResult result) {
        return ResultDecision.accept();
    }
}
