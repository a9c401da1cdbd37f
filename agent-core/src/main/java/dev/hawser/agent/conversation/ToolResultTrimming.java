package dev.hawser.agent.conversation;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces the results of old tool calls by a note, oldest first, until the conversation is well below the limit. The
 * newest results stay, unless the model has refused the conversation and the older ones were not enough: then they are cut
 * to their beginning, so that a single huge result can't block a session.
 */
public final class ToolResultTrimming implements Conversation {

    private static final int WORTH_TRIMMING = 100;
    private static final int KEPT_CHARACTERS = 2_000;

    private final long limit;

    /**
     * Creates the rule.
     *
     * @param limit tokens to stay below
     */
    public ToolResultTrimming(long limit) {
        this.limit = Tokens.requireLimit(limit);
    }

    @Override
    public List<Message> shorten(Growth growth) {
        long excess = growth.excess(limit);
        if (excess <= 0) {
            return growth.messages();
        }
        List<Message> messages = new ArrayList<>(growth.messages());
        int newest = messages.size() - 1;
        long saved = 0;
        for (int i = 0; i < newest && saved < excess; i++) {
            saved += trim(messages, i, 0);
        }
        if (growth.overflowed() && saved < excess) {
            saved += trim(messages, newest, KEPT_CHARACTERS);
        }
        return saved > 0 ? List.copyOf(messages) : growth.messages();
    }

    private static long trim(List<Message> messages, int index, int keep) {
        Message message = messages.get(index);
        List<Content> content = new ArrayList<>();
        long saved = 0;
        for (Content block : message.content()) {
            Content shorter = block instanceof Content.ToolUseResult result ? trim(result, keep) : block;
            saved += shorter == block ? 0 : Tokens.estimate(block) - Tokens.estimate(shorter);
            content.add(shorter);
        }
        if (saved > 0) {
            messages.set(index, Message.user(content));
        }
        return saved;
    }

    private static Content trim(Content.ToolUseResult result, int keep) {
        long tokens = Tokens.estimateContent(result.content());
        if (tokens <= Math.max(WORTH_TRIMMING, keep / 2)) {
            return result;
        }
        String beginning = keep == 0 ? "" : beginning(result.content(), keep) + "\n";
        String note = "[" + tokens + " tokens of this result were removed to make room. Call the tool again"
                + (keep == 0 ? "" : " for a smaller part") + " if you need them.]";
        return new Content.ToolUseResult(
                result.toolUseId(), List.of(new Content.Text(beginning + note)), result.error());
    }

    private static String beginning(List<Content> content, int keep) {
        StringBuilder text = new StringBuilder();
        for (Content block : content) {
            if (block instanceof Content.Text words && text.length() < keep) {
                text.append(words.text(), 0, Math.min(words.text().length(), keep - text.length()));
            }
        }
        int end = text.length();
        return end > 0 && Character.isHighSurrogate(text.charAt(end - 1))
                ? text.substring(0, end - 1)
                : text.toString();
    }
}
