package dev.hawser.agent;

import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.AnswerDecision;
import dev.hawser.agent.hook.BatchDecision;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ModelDecision;
import dev.hawser.agent.hook.ResultDecision;
import dev.hawser.agent.hook.RunEnd;
import dev.hawser.agent.hook.ToolDecision;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.tool.ToolResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** All hooks of a run as one: asks them in order, lets a rewrite through to the next, and takes the first other decision. */
final class HookChain {

    /**
     * What the hooks decided, never a rewrite.
     *
     * @param subject what they decided on, with all rewrites
     */
    record Verdict<D, S>(D decision, S subject) {}

    private final List<AgentHook> inOrder;
    private final List<AgentHook> inReverse;
    private final Supplier<HookContext> context;
    private int begun;

    HookChain(List<AgentHook> hooks, Supplier<HookContext> context) {
        this.inOrder = hooks;
        this.inReverse = reversed(hooks);
        this.context = context;
    }

    void beforeRun(List<Content> prompt) {
        for (AgentHook hook : inOrder) {
            begun++;
            hook.beforeRun(context.get(), prompt);
        }
    }

    /** Ends the run for the hooks that saw it begin, all of them even if one throws. */
    void afterRun(RunEnd end) {
        RuntimeException failure = null;
        Error error = null;
        for (AgentHook hook : reversed(inOrder.subList(0, begun))) {
            try {
                hook.afterRun(context.get(), end);
            } catch (RuntimeException e) {
                failure = e;
            } catch (Error e) {
                error = e;
            }
        }
        if (error != null) {
            throw error;
        }
        if (failure != null) {
            throw failure;
        }
    }

    Verdict<ModelDecision, ModelRequest> beforeModel(ModelRequest request) {
        ModelRequest current = request;
        for (AgentHook hook : inOrder) {
            ModelDecision decision = hook.beforeModel(context.get(), current);
            if (decision instanceof ModelDecision.Rewrite rewrite) {
                current = rewrite.request();
            } else if (!(decision instanceof ModelDecision.Proceed)) {
                return new Verdict<>(decision, current);
            }
        }
        return new Verdict<>(ModelDecision.proceed(), current);
    }

    Verdict<AnswerDecision, ModelResponse> afterModel(ModelRequest request, ModelResponse response) {
        ModelResponse current = response;
        for (AgentHook hook : inReverse) {
            AnswerDecision decision = hook.afterModel(context.get(), request, current);
            if (decision instanceof AnswerDecision.Rewrite rewrite) {
                current = rewrite.response();
            } else if (!(decision instanceof AnswerDecision.Accept)) {
                return new Verdict<>(decision, current);
            }
        }
        return new Verdict<>(AnswerDecision.accept(), current);
    }

    BatchDecision beforeTools(List<Content.ToolUse> calls) {
        for (AgentHook hook : inOrder) {
            BatchDecision next = hook.beforeTools(context.get(), calls);
            if (!(next instanceof BatchDecision.Proceed)) {
                return next;
            }
        }
        return BatchDecision.proceed();
    }

    void afterTools(List<Content.ToolUseResult> results) {
        for (AgentHook hook : inReverse) {
            hook.afterTools(context.get(), results);
        }
    }

    Verdict<ToolDecision, Content.ToolUse> beforeTool(Content.ToolUse call) {
        Content.ToolUse current = call;
        for (AgentHook hook : inOrder) {
            ToolDecision decision = hook.beforeTool(context.get(), current);
            if (decision instanceof ToolDecision.Rewrite rewrite) {
                current = new Content.ToolUse(call.id(), call.name(), rewrite.input());
            } else if (!(decision instanceof ToolDecision.Proceed)) {
                return new Verdict<>(decision, current);
            }
        }
        return new Verdict<>(ToolDecision.proceed(), current);
    }

    void onToolStart(Content.ToolUse call) {
        for (AgentHook hook : inOrder) {
            hook.onToolStart(context.get(), call);
        }
    }

    Verdict<ResultDecision, ToolResult> afterTool(Content.ToolUse call, ToolResult result) {
        ToolResult current = result;
        for (AgentHook hook : inReverse) {
            ResultDecision decision = hook.afterTool(context.get(), call, current);
            if (decision instanceof ResultDecision.Rewrite rewrite) {
                current = rewrite.result();
            } else if (!(decision instanceof ResultDecision.Accept)) {
                return new Verdict<>(decision, current);
            }
        }
        return new Verdict<>(ResultDecision.accept(), current);
    }

    private static List<AgentHook> reversed(List<AgentHook> hooks) {
        List<AgentHook> reversed = new ArrayList<>(hooks);
        Collections.reverse(reversed);
        return reversed;
    }
}
