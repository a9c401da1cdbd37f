package dev.hawser.agent;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Role;
import dev.hawser.agent.session.JournalEntry;
import dev.hawser.agent.session.PendingTurn;
import dev.hawser.agent.session.RunProgress;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.tool.AgentTool;
import dev.hawser.agent.tool.ContextCarrier;
import dev.hawser.agent.tool.InputType;
import dev.hawser.agent.tool.Toolset;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final Map<Type, InputType<?>> inputTypes = new ConcurrentHashMap<>();

    Agent(AgentConfig config) {
        this.config = config;
    }

    /** Starts the configuration of an agent. Only a model is needed. */
    public static AgentBuilder builder() {
        return new AgentBuilder();
    }

    /** Returns the agent's name. */
    public String name() {
        return config.name();
    }

    /** Returns what the agent can call. */
    public Toolset tools() {
        return config.tools();
    }

    ContextCarrier carrier() {
        return config.carrier();
    }

    /** Runs a prompt in a fresh session. See {@link #run(List, RunOptions)}. */
    public AgentResult run(String prompt) {
        return run(prompt, RunOptions.defaults());
    }

    /** Runs a prompt. See {@link #run(List, RunOptions)}. */
    public AgentResult run(String prompt, RunOptions options) {
        return run(textOf(prompt), options, null);
    }

    /**
     * Runs a prompt of texts, images and documents on the calling thread, until the model has finished, a limit is reached
     * or the run is cancelled. However it ends, the session stays valid and can take the next prompt.
     *
     * @throws AgentException if the model can't be reached or refuses, if a tool demands the end, or if the session is in
     *     use; it carries what there is so far
     */
    public AgentResult run(List<? extends Content> prompt, RunOptions options) {
        return run(prompt, options, null);
    }

    /**
     * Goes on with a session whose last run was suspended, failed or crashed. Tool calls that wait for approval are run or
     * refused as decided, exactly as they were asked for; those without a decision keep waiting. No answered model call is
     * made again and no finished tool runs again. A tool that was running when the process ended runs again if it may
     * ({@link dev.hawser.agent.tool.Effect}); otherwise the model is told that its outcome is not known.
     *
     * @throws IllegalArgumentException if the session has nothing to go on with, or a decision is on a call that waits for
     *     none
     * @throws AgentException as for {@link #run(List, RunOptions)}
     */
    public AgentResult resume(Session session, List<Approval> approvals, RunOptions options) {
        return resume(session, approvals, options, null);
    }

    /** Goes on with a session whose last run was to give a value. See {@link #resume(Session, List, RunOptions)}. */
    public <T> StructuredResult<T> resume(
            Session session, List<Approval> approvals, Class<T> type, RunOptions options) {
        AnswerTool<T> answer = new AnswerTool<>(typed(type, () -> InputType.of(type)));
        AgentResult result = resume(session, approvals, options, answer);
        return new StructuredResult<>(answer.answer(), result);
    }

    /** Goes on with a session with the agent's own options. See {@link #resume(Session, List, RunOptions)}. */
    public AgentResult resume(Session session, Approval... approvals) {
        return resume(session, List.of(approvals), RunOptions.defaults());
    }

    private AgentResult resume(
            Session session, List<Approval> approvals, RunOptions options, @Nullable AnswerTool<?> answer) {
        return withSession(session, options, answer, run -> {
            requireResumable(session, approvals);
            return run.resume(List.copyOf(approvals));
        });
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
        if (session.unfinishedRun().isPresent()) {
            return;
        }
        List<Message> messages = session.messages();
        if (messages.isEmpty() || messages.get(messages.size() - 1).role() != Role.USER) {
            throw new IllegalArgumentException(
                    "session '" + session.id() + "' has nothing to go on with: run a prompt on it");
        }
    }

    /**
     * Runs a prompt whose answer is a value of a type: a record, an enum, a sealed type. The model gets a tool that takes
     * the value; it is made to call it when it ends without, and told what is wrong with the value, for as many attempts as
     * {@link Limits#structuredAttempts()} says.
     *
     * @throws IllegalArgumentException if the type can't be described to a model
     * @throws AgentException as for {@link #run(List, RunOptions)}
     */
    public <T> StructuredResult<T> run(String prompt, Class<T> type, RunOptions options) {
        return runStructured(prompt, typed(type, () -> InputType.of(type)), options);
    }

    /** Runs a prompt in a fresh session. See {@link #run(String, Class, RunOptions)}. */
    public <T> StructuredResult<T> run(String prompt, Class<T> type) {
        return run(prompt, type, RunOptions.defaults());
    }

    /** Runs a prompt whose answer is of a generic type, such as a list. See {@link #run(String, Class, RunOptions)}. */
    public <T> StructuredResult<T> run(String prompt, TypeReference<T> type, RunOptions options) {
        return runStructured(prompt, typed(type.getType(), () -> InputType.of(type)), options);
    }

    private <T> StructuredResult<T> runStructured(String prompt, InputType<T> type, RunOptions options) {
        AnswerTool<T> answer = new AnswerTool<>(type);
        AgentResult result = run(textOf(prompt), options, answer);
        return new StructuredResult<>(answer.answer(), result);
    }

    @SuppressWarnings("unchecked")
    private <T> InputType<T> typed(Type key, Supplier<InputType<T>> make) {
        return (InputType<T>) inputTypes.computeIfAbsent(key, unused -> make.get());
    }

    private static List<Content> textOf(String prompt) {
        if (prompt.isBlank()) {
            throw new IllegalArgumentException("the prompt is blank: say what the agent shall do");
        }
        return List.of(new Content.Text(prompt));
    }

    private AgentResult run(List<? extends Content> prompt, RunOptions options, @Nullable AnswerTool<?> answer) {
        if (prompt.isEmpty()) {
            throw new IllegalArgumentException("the prompt is empty: it needs at least one content block");
        }
        Session session = options.session().orElseGet(Session::create);
        List<Content> content = List.copyOf(prompt);
        return withSession(session, options, answer, run -> {
            String runId = options.runId().orElse(null);
            JournalEntry.Stop recorded =
                    runId == null ? null : session.stopOf(runId).orElse(null);
            if (recorded != null) {
                return run.recall(recorded);
            }
            return isUnfinished(session, runId, content) ? run.resume(List.of()) : run.execute(runId, content);
        });
    }

    private static boolean isUnfinished(Session session, @Nullable String runId, List<Content> prompt) {
        RunProgress progress = session.unfinishedRun().orElse(null);
        if (progress == null || runId == null || !runId.equals(progress.runId())) {
            return false;
        }
        if (!progress.prompt().equals(prompt)) {
            throw new IllegalArgumentException("run '" + runId + "' of session '" + session.id()
                    + "' was begun with another prompt: use another run id for another prompt");
        }
        return true;
    }

    private AgentResult withSession(
            Session session, RunOptions options, @Nullable AnswerTool<?> answer, Function<Run, AgentResult> work) {
        Session.Writer writer = session.tryWrite().orElseThrow(() -> busy(session));
        try (writer;
                RunCancellation cancellation = new RunCancellation(options.cancellation(), writer)) {
            Toolset tools = answer == null ? config.tools() : Toolset.of(config.tools(), answer);
            RunContext run = RunContext.of(config, tools, options, session.id(), cancellation.own());
            return work.apply(
                    new Run(run, writer, new AnswerGoal(answer, run.limits().structuredAttempts())));
        }
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
}
