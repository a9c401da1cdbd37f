package dev.hawser.agent;

import dev.hawser.agent.conversation.Conversation;
import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Role;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.session.PendingTurn;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.AgentTool;
import dev.hawser.agent.tool.ContextCarrier;
import dev.hawser.agent.tool.Toolset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model with tools and instructions. {@link #run(String)} asks the model, runs the tools it calls, tells it the results,
 * and so on until it has finished or a limit is reached.
 *
 * <pre>{@code
 * Agent agent = Agent.builder()
 *     .model(BedrockModel.of("us.anthropic.claude-sonnet-4-20250514-v1:0"))
 *     .system("You answer in one sentence.")
 *     .tools(new Tickets())
 *     .build();
 * System.out.println(agent.run("Which tickets are open?").text());
 * }</pre>
 *
 * <p>An agent is configuration: immutable, and safe to share between threads if its tools are. A conversation is a
 * {@link Session}.
 */
public final class Agent {

    private final AgentConfig config;

    private Agent(AgentConfig config) {
        this.config = config;
    }

    /** Starts the configuration of an agent. Only a model is needed. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the agent's name. */
    public String name() {
        return config.name();
    }

    /** Returns what the agent can call. */
    public Toolset tools() {
        return config.tools();
    }

    /** Runs a prompt in a fresh session. See {@link #run(List, RunOptions)}. */
    public AgentResult run(String prompt) {
        return run(prompt, RunOptions.defaults());
    }

    /** Runs a prompt. See {@link #run(List, RunOptions)}. */
    public AgentResult run(String prompt, RunOptions options) {
        if (prompt.isBlank()) {
            throw new IllegalArgumentException("the prompt is blank: say what the agent shall do");
        }
        return run(List.of(new Content.Text(prompt)), options);
    }

    /**
     * Runs a prompt of texts, images and documents on the calling thread, until the model has finished, a limit is reached
     * or the run is cancelled. However it ends, the session stays valid and can take the next prompt.
     *
     * @throws AgentException if the model can't be reached or refuses, if a tool demands the end, or if the session is in
     *     use; it carries what there is so far
     */
    public AgentResult run(List<? extends Content> prompt, RunOptions options) {
        if (prompt.isEmpty()) {
            throw new IllegalArgumentException("the prompt is empty: it needs at least one content block");
        }
        Session session = options.session().orElseGet(Session::create);
        try (Session.Writer writer = session.tryWrite().orElseThrow(() -> busy(session))) {
            return newRun(options, writer).execute(List.copyOf(prompt));
        }
    }

    /**
     * Goes on with a session whose last run was suspended or failed. Tool calls that wait for approval are run or refused
     * as decided, exactly as they were asked for; those without a decision keep waiting.
     *
     * @throws IllegalArgumentException if the session has nothing to go on with, or a decision is on a call that waits for
     *     none
     * @throws AgentException as for {@link #run(List, RunOptions)}
     */
    public AgentResult resume(Session session, List<Approval> approvals, RunOptions options) {
        try (Session.Writer writer = session.tryWrite().orElseThrow(() -> busy(session))) {
            requireResumable(session, approvals);
            return newRun(options, writer).resume(List.copyOf(approvals));
        }
    }

    /** Goes on with a session with the agent's own options. See {@link #resume(Session, List, RunOptions)}. */
    public AgentResult resume(Session session, Approval... approvals) {
        return resume(session, List.of(approvals), RunOptions.defaults());
    }

    private static void requireResumable(Session session, List<Approval> approvals) {
        List<String> waiting = session.pendingTurn().stream()
                .flatMap(turn -> turn.calls().stream())
                .filter(PendingTurn.Call::isWaiting)
                .map(call -> call.call().id())
                .toList();
        for (Approval approval : approvals) {
            if (!waiting.contains(approval.callId())) {
                throw new IllegalArgumentException("no call '" + approval.callId() + "' of session '" + session.id()
                        + "' waits for an approval; waiting: " + waiting);
            }
        }
        List<Message> messages = session.messages();
        if (messages.isEmpty() || messages.get(messages.size() - 1).role() != Role.USER) {
            throw new IllegalArgumentException(
                    "session '" + session.id() + "' has nothing to go on with: run a prompt on it");
        }
    }

    private Run newRun(RunOptions options, Session.Writer writer) {
        RunContext run = RunContext.of(config, options, writer.session().id());
        return new Run(run, new TokenBudget(run.limits().tokens(), options.around()), writer);
    }

    private static SessionBusyException busy(Session session) {
        Stop stop = Stop.because(StopReason.ERROR, "the session is in use by another run");
        return new SessionBusyException(new RunTally(new TokenBudget(Long.MAX_VALUE, null)).result(session, stop));
    }

    /**
     * Returns a tool that runs this agent in a fresh session and answers with its last words. The tool's run ends with the
     * run that calls it, is cancelled with it, and its tokens count there too; this agent's own limits hold besides.
     *
     * @param toolName the name of the tool
     * @param description what the agent is good for, written for the model that calls it
     */
    public AgentTool asTool(String toolName, String description) {
        return new SubAgent(this, toolName, description);
    }

    @Override
    public String toString() {
        return "Agent[" + config.name() + ", " + config.model().name() + ", " + config.tools() + "]";
    }

    /** Collects the configuration of an {@link Agent}. Not safe for use by several threads. */
    public static final class Builder {

        private String name = "agent";
        private @Nullable Model model;
        private final List<Content> system = new ArrayList<>();
        private final List<Object> tools = new ArrayList<>();
        private Limits limits = Limits.defaults();
        private int toolConcurrency = 8;
        private Duration toolTimeout = Duration.ofMinutes(5);
        private RetryPolicy retry = RetryPolicy.defaults();
        private Conversation conversation = Conversation.within(150_000);
        private final List<AgentHook> hooks = new ArrayList<>();
        private ContextCarrier carrier = ContextCarrier.mdc();
        private final List<AgentListener> listeners = new ArrayList<>();

        private Builder() {}

        /** Sets the name that logs and events show. Default: {@code agent}. */
        public Builder name(String newName) {
            if (newName.isBlank()) {
                throw new IllegalArgumentException("the agent's name is blank");
            }
            this.name = newName;
            return this;
        }

        /** Sets the model. The caller closes it, if it needs closing. */
        public Builder model(Model newModel) {
            this.model = newModel;
            return this;
        }

        /** Adds instructions, which the model gets before the conversation. */
        public Builder system(String text) {
            system.add(new Content.Text(text));
            return this;
        }

        /**
         * Adds tools: objects with {@link dev.hawser.agent.tool.Tool} methods, {@link dev.hawser.agent.tool.AgentTool}s, or
         * collections of these.
         */
        public Builder tools(Object... sources) {
            tools.addAll(List.of(sources));
            return this;
        }

        /** Sets how far a run may go. Default: {@link Limits#defaults()}. */
        public Builder limits(Limits newLimits) {
            this.limits = newLimits;
            return this;
        }

        /** Sets how failed model calls are repeated. Default: {@link RetryPolicy#defaults()}. */
        public Builder retry(RetryPolicy newRetry) {
            this.retry = newRetry;
            return this;
        }

        /** Sets how many tools of one turn run at the same time; 1: one after the other. Default: 8. */
        public Builder toolConcurrency(int newConcurrency) {
            if (newConcurrency < 1) {
                throw new IllegalArgumentException("toolConcurrency is " + newConcurrency + ": it must be at least 1");
            }
            this.toolConcurrency = newConcurrency;
            return this;
        }

        /** Sets how long a tool call may take, unless the tool says otherwise. Default: 5 minutes. */
        public Builder toolTimeout(Duration newTimeout) {
            if (newTimeout.isNegative() || newTimeout.isZero()) {
                throw new IllegalArgumentException("toolTimeout is " + newTimeout + ": it must be positive");
            }
            this.toolTimeout = newTimeout;
            return this;
        }

        /** Sets what happens when the conversation grows. Default: {@link Conversation#within within} 150,000 tokens. */
        public Builder conversation(Conversation newConversation) {
            this.conversation = newConversation;
            return this;
        }

        /** Adds hooks, which look into every run of the agent. */
        public Builder hooks(AgentHook... newHooks) {
            hooks.addAll(List.of(newHooks));
            return this;
        }

        /** Carries more of the calling thread's context to the threads of tools, besides the slf4j one. */
        public Builder contextCarrier(ContextCarrier newCarrier) {
            this.carrier = carrier.and(newCarrier);
            return this;
        }

        /** Adds a listener, which hears all runs of the agent. */
        public Builder listener(AgentListener listener) {
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
                    toolTimeout,
                    limits,
                    retry,
                    conversation,
                    hooks,
                    listeners,
                    carrier));
        }
    }
}
