package dev.hawser.agent.conversation;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Role;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.model.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a summary in the place of the turns that a {@link SlidingWindow} would drop. A model writes it, the agent's own or a
 * cheaper one; what it costs counts as the run's. If the model fails, the turns are dropped without a summary.
 */
public final class Summarising implements Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Summarising.class);
    private static final String MARK = "[Summary of the conversation since then]\n";
    private static final int CHARACTERS_OF_A_BLOCK = 4_000;
    private static final Content INSTRUCTION = new Content.Text("""
            You are given a part of a conversation between a user and an assistant that works with tools. Summarise it for \
            the assistant, which will go on without seeing it: what was asked, what was decided, what was done and found \
            (with exact names, paths, numbers and ids), what failed, and what is still to do. Write only the summary.""");

    private final Model model;
    private final long limit;

    /**
     * Creates the rule.
     *
     * @param model writes the summaries
     * @param limit tokens to stay below
     */
    public Summarising(Model model, long limit) {
        this.model = model;
        this.limit = Tokens.requireLimit(limit);
    }

    @Override
    public List<Message> shorten(Growth growth) {
        List<Message> messages = growth.messages();
        int dropped = SlidingWindow.dropped(messages, growth.excess(limit));
        if (dropped == 0) {
            return messages;
        }
        List<Message> shorter = new ArrayList<>(SlidingWindow.without(messages, dropped));
        try {
            String summary = summarise(messages.get(0), messages.subList(1, 1 + dropped), growth);
            shorter.set(0, withSummary(messages.get(0), summary));
        } catch (ModelException e) {
            LOG.warn("No summary of {} messages, they are dropped: {}", dropped, e.getMessage());
        }
        return List.copyOf(shorter);
    }

    private String summarise(Message first, List<Message> dropped, Growth growth) {
        List<Message> all = new ArrayList<>();
        all.add(first);
        all.addAll(dropped);
        String transcript = all.stream().map(Summarising::render).collect(Collectors.joining("\n\n"));
        ModelRequest request =
                new ModelRequest(List.of(INSTRUCTION), List.of(Message.user(transcript)), List.of(), ToolChoice.auto());
        ModelResponse response =
                model.call(request, new ModelCall(growth.cancellation(), growth.deadline(), ModelListener.NONE));
        growth.spent().accept(response.usage());
        String text = response.text();
        if (text.isBlank()) {
            throw new ModelException(ModelException.Kind.MALFORMED_RESPONSE, "the summary is empty");
        }
        return text;
    }

    private static Message withSummary(Message first, String summary) {
        List<Content> content = new ArrayList<>(first.content());
        content.removeIf(
                block -> block instanceof Content.Text text && text.text().startsWith(MARK));
        content.add(new Content.Text(MARK + summary));
        return Message.user(content);
    }

    private static String render(Message message) {
        String speaker = message.role() == Role.USER ? "User" : "Assistant";
        return message.content().stream()
                .map(block -> speaker + ": " + shortened(render(block)))
                .collect(Collectors.joining("\n"));
    }

    private static String render(Content block) {
        if (block instanceof Content.Text text) {
            return text.text();
        } else if (block instanceof Content.ToolUse call) {
            return "calls " + call.name() + " " + call.input();
        } else if (block instanceof Content.ToolUseResult result) {
            return (result.error() ? "error: " : "result: ")
                    + result.content().stream().map(Summarising::render).collect(Collectors.joining("\n"));
        }
        return "[" + block.getClass().getSimpleName() + "]";
    }

    private static String shortened(String text) {
        return text.length() <= CHARACTERS_OF_A_BLOCK ? text : text.substring(0, CHARACTERS_OF_A_BLOCK) + " […]";
    }
}
