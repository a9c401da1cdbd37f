package dev.hawser.agent.bedrock;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** Maps a message of the conversation to the turns that are sent for it: one, or three if the family wants tools and words in
 * turns of their own. */
final class MessageMapper {

    private static final String RESULTS_SEEN = "I have the results.";
    private static final String GO_ON = "Go on.";
    private static final String NOTHING_TO_REPLAY = "(no answer)";

    private final ModelFamily family;
    private final ContentWriter writer;

    MessageMapper(ModelFamily family) {
        this.family = family;
        this.writer = new ContentWriter(family);
    }

    MappedHistory.Turns map(dev.hawser.agent.message.Message message) {
        List<ContentBlock> blocks = new ArrayList<>();
        for (Content content : message.content()) {
            writer.block(content).ifPresent(blocks::add);
        }
        boolean user = message.role() == Role.USER;
        if (blocks.isEmpty()) {
            blocks.add(ContentBlock.fromText(NOTHING_TO_REPLAY));
        }
        return new MappedHistory.Turns(
                user ? userTurns(blocks) : assistantTurns(blocks),
                blocks.stream().anyMatch(MessageMapper::isToolBlock),
                blocks.stream()
                        .filter(block -> block.toolUse() != null)
                        .map(block -> block.toolUse().name())
                        .toList(),
                blocks.stream().flatMap(MessageMapper::documentNames).toList());
    }

    private List<Message> userTurns(List<ContentBlock> blocks) {
        if (family.takesTextBesideToolResults() || !mixes(blocks)) {
            return List.of(turn(ConversationRole.USER, blocks));
        }
        return List.of(
                turn(ConversationRole.USER, only(blocks, MessageMapper::isToolBlock)),
                turn(ConversationRole.ASSISTANT, List.of(ContentBlock.fromText(RESULTS_SEEN))),
                turn(ConversationRole.USER, only(blocks, block -> !isToolBlock(block))));
    }

    private List<Message> assistantTurns(List<ContentBlock> blocks) {
        if (family.takesTextBesideToolUses() || !mixes(blocks)) {
            return List.of(turn(ConversationRole.ASSISTANT, textBeforeToolUses(blocks)));
        }
        return List.of(
                turn(ConversationRole.ASSISTANT, only(blocks, block -> !isToolBlock(block))),
                turn(ConversationRole.USER, List.of(ContentBlock.fromText(GO_ON))),
                turn(ConversationRole.ASSISTANT, only(blocks, MessageMapper::isToolBlock)));
    }

    /** Models do write text after a tool call, but newer Claude models reject a turn that has it. */
    private static List<ContentBlock> textBeforeToolUses(List<ContentBlock> blocks) {
        List<ContentBlock> ordered = new ArrayList<>(blocks.size());
        int firstCall = -1;
        for (ContentBlock block : blocks) {
            if (firstCall >= 0 && block.text() != null) {
                ordered.add(firstCall++, block);
                continue;
            }
            if (firstCall < 0 && isOwnCall(block)) {
                firstCall = ordered.size();
            }
            ordered.add(block);
        }
        return ordered;
    }

    private static boolean mixes(List<ContentBlock> blocks) {
        return blocks.stream().anyMatch(MessageMapper::isToolBlock)
                && !blocks.stream().allMatch(MessageMapper::isToolBlock);
    }

    private static List<ContentBlock> only(List<ContentBlock> blocks, Predicate<ContentBlock> wanted) {
        return blocks.stream().filter(wanted).toList();
    }

    private static boolean isToolBlock(ContentBlock block) {
        return block.toolUse() != null || block.toolResult() != null;
    }

    private static boolean isOwnCall(ContentBlock block) {
        return block.toolUse() != null && block.toolUse().typeAsString() == null;
    }

    private static Stream<String> documentNames(ContentBlock block) {
        Stream<DocumentBlock> documents = block.toolResult() == null
                ? Stream.ofNullable(block.document())
                : block.toolResult().content().stream().map(ToolResultContentBlock::document);
        return documents.filter(Objects::nonNull).map(DocumentBlock::name).filter(Objects::nonNull);
    }

    private static Message turn(ConversationRole role, List<ContentBlock> content) {
        return Message.builder().role(role).content(content).build();
    }
}
