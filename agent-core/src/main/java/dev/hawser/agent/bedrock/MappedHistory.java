package dev.hawser.agent.bedrock;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * The messages of a conversation as they are sent. A history that has grown keeps what was mapped of its beginning. Safe to
 * share between threads.
 */
final class MappedHistory {

    /**
     * A history as it is sent.
     *
     * @param hasTools whether there is a tool call or result in it
     * @param toolNames the names of the tools that are called, some more than once
     * @param documentNames the names of the documents
     */
    record Turns(List<Message> turns, boolean hasTools, List<String> toolNames, List<String> documentNames) {}

    private final List<dev.hawser.agent.message.Message> messages = new ArrayList<>();
    private final List<Message> turns = new ArrayList<>();
    private final List<String> toolNames = new ArrayList<>();
    private final List<String> documentNames = new ArrayList<>();
    private boolean hasTools;

    synchronized Turns map(List<dev.hawser.agent.message.Message> history, MessageMapper mapper) {
        if (!continues(history)) {
            clear();
        }
        for (var message : history.subList(messages.size(), history.size())) {
            add(mapper.map(message));
            messages.add(message);
        }
        return new Turns(List.copyOf(turns), hasTools, List.copyOf(toolNames), List.copyOf(documentNames));
    }

    /** Compares by identity: to compare messages would read all of their content. */
    private boolean continues(List<dev.hawser.agent.message.Message> history) {
        if (messages.size() > history.size()) {
            return false;
        }
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) != history.get(i)) {
                return false;
            }
        }
        return true;
    }

    private void clear() {
        messages.clear();
        turns.clear();
        toolNames.clear();
        documentNames.clear();
        hasTools = false;
    }

    private void add(Turns mapped) {
        turns.addAll(mapped.turns());
        hasTools |= mapped.hasTools();
        toolNames.addAll(mapped.toolNames());
        documentNames.addAll(mapped.documentNames());
    }
}
