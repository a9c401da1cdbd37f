package dev.hawser.agent.model;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.tool.ToolSpec;
import java.util.List;

/**
 * What a {@link Model} is asked.
 *
 * @param system instructions that stand before the conversation; may be empty
 * @param messages the conversation: alternating, begins and ends with a user message
 * @param tools what the model may call; may be empty
 * @param toolChoice whether it must
 */
public record ModelRequest(List<Content> system, List<Message> messages, List<ToolSpec> tools, ToolChoice toolChoice) {

    /** Copies the lists. */
    public ModelRequest {
        system = List.copyOf(system);
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages is empty: a request ends with a user message");
        }
    }

    /** A request of messages alone. */
    public static ModelRequest of(Message... messages) {
        return new ModelRequest(List.of(), List.of(messages), List.of(), ToolChoice.auto());
    }

    /** Returns the same request with other tools. */
    public ModelRequest withTools(List<ToolSpec> newTools, ToolChoice newChoice) {
        return new ModelRequest(system, messages, newTools, newChoice);
    }

    /** Returns the message to answer. */
    public Message lastMessage() {
        return messages.get(messages.size() - 1);
    }
}
