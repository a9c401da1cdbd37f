package dev.hawser.agent.conversation;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Source;
import java.util.List;

/**
 * A rough count of tokens: four characters one token, as Amazon's and Anthropic's guides give for English; an image 1,600,
 * the most that Claude counts for one.
 */
public final class Tokens {

    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int BYTES_PER_TOKEN = 8;
    private static final int IMAGE = 1_600;
    private static final int REFERENCE = 10_000;

    private Tokens() {}

    /** Returns the limit to stay below, if it is one. */
    static long requireLimit(long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit is " + limit + " tokens: it must be at least 1");
        }
        return limit;
    }

    /** Returns the estimate for the messages. */
    public static long estimate(List<Message> messages) {
        long sum = 0;
        for (Message message : messages) {
            sum += estimateContent(message.content());
        }
        return sum;
    }

    static long estimateContent(List<Content> content) {
        long sum = 0;
        for (Content block : content) {
            sum += estimate(block);
        }
        return sum;
    }

    static long estimate(Content block) {
        if (block instanceof Content.Text text) {
            return characters(text.text().length());
        } else if (block instanceof Content.ToolUse call) {
            return characters(call.input().toString().length() + call.name().length());
        } else if (block instanceof Content.ToolUseResult result) {
            return estimateContent(result.content());
        } else if (block instanceof Content.Reasoning reasoning) {
            return characters(reasoning.text().length());
        } else if (block instanceof Content.RedactedReasoning redacted) {
            return redacted.data().size() / BYTES_PER_TOKEN;
        } else if (block instanceof Content.Opaque opaque) {
            return characters(opaque.value().toString().length());
        } else if (block instanceof Content.Document document) {
            return bytes(document.source());
        } else if (block instanceof Content.Video video) {
            return bytes(video.source());
        }
        return IMAGE;
    }

    private static long characters(long count) {
        return (count + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }

    private static long bytes(Source source) {
        return source instanceof Source.Bytes bytes ? bytes.data().size() / BYTES_PER_TOKEN : REFERENCE;
    }
}
