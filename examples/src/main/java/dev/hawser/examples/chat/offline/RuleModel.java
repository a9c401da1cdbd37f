package dev.hawser.examples.chat.offline;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Role;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.util.List;
import java.util.Optional;

/**
 * Stands in for a language model: understands a few kinds of plain sentences, several of them with {@code then} in between,
 * and calls a tool for each. It keeps nothing in mind: how far it is follows from the conversation.
 */
public final class RuleModel implements Model {

    private static final String NO_MODEL = "No language model is at work here, only fixed rules.";

    /** Creates the model. */
    public RuleModel() {}

    @Override
    public String name() {
        return "offline.rules";
    }

    @Override
    public ModelResponse call(ModelRequest request, ModelCall call) {
        List<Message> messages = request.messages();
        int asked = lastWish(messages);
        List<String> sentences = sentences(messages.get(asked));
        List<Content.ToolUseResult> results = messages.subList(asked + 1, messages.size()).stream()
                .flatMap(message -> message.toolResults().stream())
                .toList();
        boolean failed = results.stream().anyMatch(Content.ToolUseResult::error);
        if (failed || results.size() == sentences.size()) {
            return say(closing(results), call);
        }
        Optional<Phrase.Wish> wish = Phrase.understand(sentences.get(results.size()));
        return wish.isEmpty()
                ? say(explanation(sentences.get(results.size())), call)
                : ModelResponse.toolUse(new Content.ToolUse(
                        "call-" + messages.size(), wish.get().tool(), wish.get().input()));
    }

    /** What the user typed ends a message. The results of tools may stand before it, of calls that the user dropped. */
    private static int lastWish(List<Message> messages) {
        for (int i = messages.size() - 1; i > 0; i--) {
            Message message = messages.get(i);
            if (message.role() == Role.USER && last(message) instanceof Content.Text) {
                return i;
            }
        }
        return 0;
    }

    private static List<String> sentences(Message message) {
        return List.of(Content.textOf(List.of(last(message))).split("[,;]? then (?=\\w+ )"));
    }

    private static Content last(Message message) {
        return message.content().get(message.content().size() - 1);
    }

    private static String closing(List<Content.ToolUseResult> results) {
        Content.ToolUseResult last = results.get(results.size() - 1);
        String answer = Content.textOf(last.content()).strip();
        return last.error() ? "I stopped there. " + answer : answer;
    }

    private static String explanation(String sentence) {
        boolean asksForHelp = sentence.strip().matches("(?i)help\\W*|what can you do\\W*");
        return (asksForHelp ? "" : "I don't understand that. ") + NO_MODEL
                + "\nThey understand sentences like these:\n  " + String.join("\n  ", Phrase.examples())
                + "\nand several of them with \"then\" in between.";
    }

    /** Says it line by line, as a model does that streams. */
    private static ModelResponse say(String text, ModelCall call) {
        for (String line : text.split("(?<=\n)")) {
            call.listener().onText(line);
        }
        return ModelResponse.text(text);
    }
}
