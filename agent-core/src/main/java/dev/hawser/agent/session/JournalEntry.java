package dev.hawser.agent.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.tool.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a session. A session is what its entries come to, from the first to the last; each entry is
 * written before anything is done that builds on it.
 *
 * <p>In JSON an entry is an object with a {@code type} property.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(JournalEntry.Prompt.class),
    @JsonSubTypes.Type(JournalEntry.Answer.class),
    @JsonSubTypes.Type(JournalEntry.Reminder.class),
    @JsonSubTypes.Type(JournalEntry.ToolAsked.class),
    @JsonSubTypes.Type(JournalEntry.ToolGranted.class),
    @JsonSubTypes.Type(JournalEntry.ToolStarted.class),
    @JsonSubTypes.Type(JournalEntry.ToolFinished.class),
    @JsonSubTypes.Type(JournalEntry.Compaction.class),
    @JsonSubTypes.Type(JournalEntry.Stop.class)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface JournalEntry {

    /**
     * A run begins.
     *
     * @param runId what the caller names the run, or null
     * @param content the prompt
     */
    @JsonTypeName("prompt")
    record Prompt(@Nullable String runId, List<Content> content) implements JournalEntry {}

    /**
     * The model answered. If it calls tools, the turn becomes a part of the history when each call has its result.
     *
     * @param content what the history keeps of the answer; empty if that is nothing
     * @param finishReason why the answer ends
     * @param rawFinishReason the service's own word for it
     * @param usage what the call cost
     * @param runUsage what the run has cost until now, with the agents that it called as tools
     */
    @JsonTypeName("answer")
    record Answer(List<Content> content, FinishReason finishReason, String rawFinishReason, Usage usage, Usage runUsage)
            implements JournalEntry {}

    /**
     * The agent tells the model something, within a run.
     *
     * @param content what it says
     */
    @JsonTypeName("reminder")
    record Reminder(List<Content> content) implements JournalEntry {}

    /**
     * A tool call waits for a person.
     *
     * @param callId the call
     * @param input the arguments that it will be run with
     * @param question what the person is asked
     */
    @JsonTypeName("toolAsked")
    record ToolAsked(String callId, JsonNode input, String question) implements JournalEntry {}

    /**
     * A person allowed a tool call. A call that a person denies is finished, with a result that says so.
     *
     * @param callId the call
     */
    @JsonTypeName("toolGranted")
    record ToolGranted(String callId) implements JournalEntry {}

    /**
     * A tool is about to run.
     *
     * @param callId the call
     * @param input the arguments that it is run with
     * @param effect what a repeat would do
     */
    @JsonTypeName("toolStarted")
    record ToolStarted(String callId, JsonNode input, Effect effect) implements JournalEntry {}

    /**
     * A tool call has its result, whether it was run or not.
     *
     * @param callId the call
     * @param content what the model is told
     * @param error whether the call failed
     */
    @JsonTypeName("toolFinished")
    record ToolFinished(String callId, List<Content> content, boolean error) implements JournalEntry {}

    /**
     * The history was made shorter.
     *
     * @param messages the whole history from now on
     */
    @JsonTypeName("compaction")
    record Compaction(List<Message> messages) implements JournalEntry {}

    /**
     * A run ended, or paused.
     *
     * @param runId what the caller named the run, or null
     * @param over whether it ended for good, so that the same run id gives this result again
     * @param reason the name of the agent's stop reason
     * @param detail the same in words
     * @param text the model's last words in the run
     * @param usage what the run cost
     * @param metrics what the run did, as the agent counts it
     * @param output the typed answer, or null
     */
    @JsonTypeName("stop")
    record Stop(
            @Nullable String runId,
            boolean over,
            String reason,
            String detail,
            String text,
            Usage usage,
            JsonNode metrics,
            @Nullable JsonNode output)
            implements JournalEntry {}
}
