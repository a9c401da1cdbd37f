package dev.hawser.examples.review.offline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What has been asked of tools in a conversation, and what they answered, by the id of the call. */
record Transcript(Map<String, Answer> answers) {

    /**
     * What a tool answered.
     *
     * @param tool its name
     * @param input what it was asked
     * @param text what it said
     * @param error whether it failed
     */
    record Answer(String tool, JsonNode input, String text, boolean error) {}

    static Transcript of(ModelRequest request) {
        Map<String, Content.ToolUse> asked = new LinkedHashMap<>();
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Message message : request.messages()) {
            message.toolUses().forEach(use -> asked.put(use.id(), use));
            for (Content.ToolUseResult result : message.toolResults()) {
                Content.ToolUse use = asked.get(result.toolUseId());
                if (use != null) {
                    answers.put(use.id(), new Answer(use.name(), use.input(), text(result), result.error()));
                }
            }
        }
        return new Transcript(answers);
    }

    /** Returns the answer to that call, if it was made. */
    Optional<Answer> answer(String id) {
        return Optional.ofNullable(answers.get(id));
    }

    private static String text(Content.ToolUseResult result) {
        return result.content().stream()
                .filter(Content.Text.class::isInstance)
                .map(block -> ((Content.Text) block).text())
                .collect(Collectors.joining("\n"));
    }
}
