package dev.hawser.agent.bedrock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/**
 * Makes the names of documents unique, for the service rejects a conversation in which a file is read twice. The first
 * keeps its name and later ones are numbered, so that a conversation that grows keeps its beginning.
 */
final class DocumentNames {

    private final Set<String> taken = new HashSet<>();

    private DocumentNames() {}

    static boolean areUnique(List<String> names) {
        Set<String> distinct = new HashSet<>();
        return names.stream().allMatch(name -> distinct.add(name.toLowerCase(Locale.ROOT)));
    }

    static List<Message> makeUnique(List<Message> messages) {
        DocumentNames names = new DocumentNames();
        List<Message> renamed = new ArrayList<>(messages.size());
        for (Message message : messages) {
            List<ContentBlock> content =
                    message.content().stream().map(names::rename).toList();
            renamed.add(message.toBuilder().content(content).build());
        }
        return renamed;
    }

    private ContentBlock rename(ContentBlock block) {
        if (block.document() != null) {
            return ContentBlock.fromDocument(rename(block.document()));
        }
        if (block.toolResult() != null) {
            ToolResultBlock result = block.toolResult();
            List<ToolResultContentBlock> content =
                    result.content().stream().map(this::rename).toList();
            return ContentBlock.fromToolResult(
                    result.toBuilder().content(content).build());
        }
        return block;
    }

    private ToolResultContentBlock rename(ToolResultContentBlock block) {
        return block.document() == null ? block : ToolResultContentBlock.fromDocument(rename(block.document()));
    }

    private DocumentBlock rename(DocumentBlock document) {
        if (document.name() == null) {
            return document;
        }
        String name = document.name();
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            String suffix = " (" + number + ")";
            name = document.name().substring(0, Math.min(document.name().length(), 200 - suffix.length())) + suffix;
        }
        return document.toBuilder().name(name).build();
    }
}
