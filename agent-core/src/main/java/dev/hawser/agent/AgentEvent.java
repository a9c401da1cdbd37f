package dev.hawser.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.tool.ToolResult;
import java.time.Duration;

/** Something that happened in a run. */
public sealed interface AgentEvent {

    /**
     * The run began.
     *
     * @param agent the agent's name
     * @param sessionId the session it works on
     */
    record RunStarted(String agent, String sessionId) implements AgentEvent {}

    /**
     * The model is asked.
     *
     * @param turn counts from 1
     */
    record TurnStarted(int turn) implements AgentEvent {}

    /**
     * The model says something: a piece of it from a model that streams, a whole block from another.
     *
     * @param text what it said
     */
    record Text(String text) implements AgentEvent {}

    /**
     * The model thinks.
     *
     * @param text what it thought
     */
    record Reasoning(String text) implements AgentEvent {}

    /**
     * The model call failed and is made again after a pause. What was heard of the failed answer is void.
     *
     * @param attempt the attempt that failed, from 1
     * @param delay the pause
     * @param cause why it failed
     */
    record Retrying(int attempt, Duration delay, ModelException cause) implements AgentEvent {}

    /**
     * A tool is about to run.
     *
     * @param callId the model's id of the call
     * @param name the tool, as the model wrote it
     * @param input the arguments, as the model wrote them
     */
    record ToolStarted(String callId, String name, JsonNode input) implements AgentEvent {}

    /**
     * A tool says how far it is.
     *
     * @param callId the model's id of the call
     * @param name the tool
     * @param message what it said
     */
    record ToolProgress(String callId, String name, String message) implements AgentEvent {}

    /**
     * A tool ended.
     *
     * @param callId the model's id of the call
     * @param name the tool
     * @param result what the model is told
     * @param time how long it ran
     */
    record ToolFinished(String callId, String name, ToolResult result, Duration time) implements AgentEvent {}

    /**
     * The model's answer was dealt with, its tools included.
     *
     * @param turn counts from 1
     * @param usage what the answer cost
     */
    record TurnFinished(int turn, Usage usage) implements AgentEvent {}

    /**
     * The run ended; with {@link StopReason#ERROR} if it is about to throw.
     *
     * @param result what it came to
     */
    record RunFinished(AgentResult result) implements AgentEvent {}
}
