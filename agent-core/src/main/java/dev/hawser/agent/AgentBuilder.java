package dev.hawser.agent;

import dev.hawser.agent.conversation.Conversation;
import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.tool.ContextCarrier;
import dev.hawser.agent.tool.Toolset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the configuration of an {@link Agent}. Not safe for use by several threads. */
public final class AgentBuilder {

    private String name = "agent";
    private @Nullable Model model;
    private final List<Content> system = new ArrayList<>();
    private final List<Object> tools = new ArrayList<>();
    private Limits limits = Limits.defaults();
    private int toolConcurrency = 8;
    private boolean toolsOnCallingThread;
    private Duration toolTimeout = Duration.ofMinutes(5);
    private RetryPolicy retry = RetryPolicy.defaults();
    private Conversation conversation = Conversation.within(150_000);
    private final List<AgentHook> hooks = new ArrayList<>();
    private ContextCarrier carrier = ContextCarrier.mdc();
    private final List<AgentListener> listeners = new ArrayList<>();

    AgentBuilder() {}

    /** Sets the name that logs and events show. Default: {@code agent}. */
    public AgentBuilder name(String newName) {
        if (newName.isBlank()) {
            throw new IllegalArgumentException("the agent's name is blank");
        }
        this.name = newName;
        return this;
    }

    /** Sets the model. The caller closes it, if it needs closing. */
    public AgentBuilder model(Model newModel) {
        this.model = newModel;
        return this;
    }

    /** Adds instructions, which the model gets before the conversation. */
    public AgentBuilder system(String text) {
        system.add(new Content.Text(text));
        return this;
    }

    /**
     * Adds tools: objects with {@link dev.hawser.agent.tool.Tool} methods, {@link dev.hawser.agent.tool.AgentTool}s, or
     * collections of these.
     */
    public AgentBuilder tools(Object... sources) {
        tools.addAll(List.of(sources));
        return this;
    }

    /** Sets how far a run may go. Default: {@link Limits#defaults()}. */
    public AgentBuilder limits(Limits newLimits) {
        this.limits = newLimits;
        return this;
    }

    /** Sets how failed model calls are repeated. Default: {@link RetryPolicy#defaults()}. */
    public AgentBuilder retry(RetryPolicy newRetry) {
        this.retry = newRetry;
        return this;
    }

    /** Sets how many tools of one turn run at the same time; 1: one after the other. Default: 8. */
    public AgentBuilder toolConcurrency(int newConcurrency) {
        if (newConcurrency < 1) {
            throw new IllegalArgumentException("toolConcurrency is " + newConcurrency + ": it must be at least 1");
        }
        this.toolConcurrency = newConcurrency;
        return this;
    }

    /**
     * Runs the tools one after the other on the thread that runs the agent, rather than on threads of their own. They see its
     * thread-locals, so its transaction and its request, and a call takes about 0.1 ms less. What is lost is the way to give
     * up a tool that hears no interrupt: a time-out, the run's deadline and a cancellation interrupt the tool, and the run
     * goes on when the tool returns.
     */
    public AgentBuilder toolsOnCallingThread() {
        this.toolsOnCallingThread = true;
        return this;
    }

    /** Sets how long a tool call may take, unless the tool says otherwise. Default: 5 minutes. */
    public AgentBuilder toolTimeout(Duration newTimeout) {
        if (newTimeout.isNegative() || newTimeout.isZero()) {
            throw new IllegalArgumentException("toolTimeout is " + newTimeout + ": it must be positive");
        }
        this.toolTimeout = newTimeout;
        return this;
    }

    /** Sets what happens when the conversation grows. Default: {@link Conversation#within within} 150,000 tokens. */
    public AgentBuilder conversation(Conversation newConversation) {
        this.conversation = newConversation;
        return this;
    }

    /** Adds hooks, which look into every run of the agent. */
    public AgentBuilder hooks(AgentHook... newHooks) {
        hooks.addAll(List.of(newHooks));
        return this;
    }

    /** Carries more of the calling thread's context to the threads of tools, besides the slf4j one. */
    public AgentBuilder contextCarrier(ContextCarrier newCarrier) {
        this.carrier = carrier.and(newCarrier);
        return this;
    }

    /** Adds a listener, which hears all runs of the agent. */
    public AgentBuilder listener(AgentListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Builds the agent.
     *
     * @throws IllegalStateException if there is no model
     * @throws IllegalArgumentException if a tool is not usable; the message names the method and the fix
     */
    public Agent build() {
        if (model == null) {
            throw new IllegalStateException("the agent has no model: call model(BedrockModel.of(\"…\"))");
        }
        return new Agent(new AgentConfig(
                name,
                model,
                system,
                Toolset.of(tools.toArray()),
                toolConcurrency,
                toolsOnCallingThread,
                toolTimeout,
                limits,
                retry,
                conversation,
                hooks,
                listeners,
                carrier));
    }
}
