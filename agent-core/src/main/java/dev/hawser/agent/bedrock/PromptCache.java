package dev.hawser.agent.bedrock;

import dev.hawser.agent.bedrock.RequestMapper.Conversation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentFormat;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * Marks how far the service shall remember a request: to the end of what never changes (tools, system instructions) and
 * to the ends of the last two user turns. The last one is where the next request of the run will find the conversation in
 * the cache; the one before is where this request finds what the previous one put there. These are four, as many as the
 * service allows.
 *
 * <p>User turns hold no thoughts of the model, beside which the service rejects a cache point.
 */
final class PromptCache {

    private static final int USER_TURNS = 2;
    private static final CachePointBlock POINT =
            CachePointBlock.builder().type(CachePointType.DEFAULT).build();

    private final ModelFamily family;

    PromptCache(ModelFamily family) {
        this.family = family;
    }

    Conversation mark(Conversation conversation) {
        return new Conversation(
                system(conversation.system()),
                messages(conversation.messages()),
                tools(conversation.tools()),
                conversation.forced());
    }

    private static List<SystemContentBlock> system(List<SystemContentBlock> blocks) {
        return blocks.isEmpty() ? blocks : with(blocks, blocks.size(), SystemContentBlock.fromCachePoint(POINT));
    }

    private @Nullable ToolConfiguration tools(@Nullable ToolConfiguration configuration) {
        if (configuration == null || !family.cachesTools()) {
            return configuration;
        }
        List<Tool> tools = configuration.tools();
        return configuration.toBuilder()
                .tools(with(tools, tools.size(), Tool.fromCachePoint(POINT)))
                .build();
    }

    private static List<Message> messages(List<Message> messages) {
        List<Message> marked = new ArrayList<>(messages);
        int left = USER_TURNS;
        for (int i = marked.size() - 1; i >= 0 && left > 0; i--) {
            if (marked.get(i).role() == ConversationRole.USER) {
                marked.set(i, marked(marked.get(i)));
                left--;
            }
        }
        return marked;
    }

    private static Message marked(Message turn) {
        int end = cacheable(turn.content());
        if (end == 0) {
            return turn;
        }
        return turn.toBuilder()
                .content(with(turn.content(), end, ContentBlock.fromCachePoint(POINT)))
                .build();
    }

    /**
     * The service rejects a cache point behind a document unless it is a PDF. Such a document is remembered one turn later,
     * when the cache point of the next user turn comes behind it.
     */
    private static int cacheable(List<ContentBlock> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            DocumentBlock document = blocks.get(i).document();
            if (document != null && document.format() != DocumentFormat.PDF) {
                return i;
            }
        }
        return blocks.size();
    }

    private static <T> List<T> with(List<T> blocks, int index, T point) {
        List<T> copy = new ArrayList<>(blocks);
        copy.add(index, point);
        return copy;
    }
}
