package dev.hawser.agent.bedrock;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.Memo;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * Maps what a model is asked to the parts of a request. Each message, the instructions and the tools are mapped once, in the
 * first request that has them.
 * Safe to share between threads.
 */
final class RequestMapper {

    /**
     * What differs from request to request.
     *
     * @param system the instructions; may be empty
     * @param messages the turns
     * @param tools null if neither the request nor its history has tools
     * @param forced whether the model is forced to call a tool
     */
    record Conversation(
            List<SystemContentBlock> system,
            List<Message> messages,
            @Nullable ToolConfiguration tools,
            boolean forced) {}

    private final MessageMapper messages;
    private final ToolMapper tools;
    private final @Nullable PromptCache cache;
    private final IdentityCache<List<Content>, List<SystemContentBlock>> systems = new IdentityCache<>();

    RequestMapper(ModelFamily family, boolean promptCaching) {
        this.messages = new MessageMapper(family);
        this.tools = new ToolMapper(family);
        this.cache = promptCaching && family.cachesPrompts() ? new PromptCache(family) : null;
    }

    /**
     * Maps the request.
     *
     * @param memo of the conversation
     * @throws ModelException if it holds what can't be sent
     */
    Conversation map(ModelRequest request, Memo memo) {
        try {
            Conversation conversation = conversation(request, memo);
            return cache == null || hasCachePoint(request) ? conversation : cache.mark(conversation);
        } catch (IllegalArgumentException e) {
            throw new ModelException(Kind.INVALID_REQUEST, "the request can't be sent: " + e.getMessage(), e);
        }
    }

    /** Whoever places a cache point knows better, and has the say for the whole request. */
    private static boolean hasCachePoint(ModelRequest request) {
        return Stream.concat(
                        request.system().stream(),
                        request.messages().stream().flatMap(message -> message.content().stream()))
                .anyMatch(block ->
                        block instanceof Content.Opaque opaque && opaque.kind().equals("cachePoint"));
    }

    private static List<SystemContentBlock> system(List<Content> instructions) {
        return instructions.stream().map(ContentWriter::systemBlock).toList();
    }

    private Conversation conversation(ModelRequest request, Memo memo) {
        MappedHistory.Turns history =
                memo.of(this, mapper -> new MappedHistory()).map(request.messages(), messages);
        boolean offersTools = !request.tools().isEmpty();
        ToolConfiguration configuration = null;
        if (offersTools) {
            configuration = tools.configuration(request.tools(), request.toolChoice());
        } else if (history.hasTools()) {
            configuration = ToolMapper.withdrawn(new LinkedHashSet<>(history.toolNames()));
        }
        return new Conversation(
                systems.get(request.system(), RequestMapper::system),
                DocumentNames.areUnique(history.documentNames())
                        ? history.turns()
                        : DocumentNames.makeUnique(history.turns()),
                configuration,
                offersTools && tools.forces(request.toolChoice()));
    }
}
