package dev.hawser.agent.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.agent.message.Content;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Turns what a {@link Tool} method returned into what the model is told. */
final class Results {

    private Results() {}

    static ToolResult of(@Nullable Object value) throws Exception {
        if (value instanceof ToolResult result) {
            return result;
        }
        if (value instanceof CharSequence text) {
            return ToolResult.text(text.toString());
        }
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof CompletionStage<?> stage) {
            return of(await(stage));
        }
        List<Content> content = content(value);
        return content == null ? ToolResult.text(json(value)) : new ToolResult(content, false);
    }

    private static @Nullable Object await(CompletionStage<?> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof Exception exception ? exception : e;
        }
    }

    private static @Nullable List<Content> content(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Content block) {
            return List.of(block);
        }
        boolean blocks = value instanceof Collection<?> items
                && !items.isEmpty()
                && items.stream().allMatch(Content.class::isInstance);
        return blocks
                ? ((Collection<?>) value).stream().map(Content.class::cast).toList()
                : null;
    }

    private static String json(@Nullable Object value) {
        try {
            return ToolJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new ToolException(
                    "The tool has run, but what it returned can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
