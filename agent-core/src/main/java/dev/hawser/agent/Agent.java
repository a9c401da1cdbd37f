package dev.hawser.agent;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.Toolset;
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
            return new Run(config, options, writer).execute(List.copyOf(prompt));
        }
    }

    private static SessionBusyException busy(Session session) {
        return new SessionBusyException(
                new RunTally().result(session, Stop.because(StopReason.ERROR, "session in use")));
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
        private RetryPolicy retry = RetryPolicy.defaults();
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
            return new Agent(
                    new AgentConfig(name, model, system, Toolset.of(tools.toArray()), limits, retry, listeners));
        }
    }
}
