package dev.hawser.testing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who speaks when, and that something is said. */
final class ConversationRules {

    static final List<Rule> ALL = List.of(
            ConversationRules::startsWithTheUser,
            ConversationRules::alternates,
            ConversationRules::hasNoEmptyMessage,
            ConversationRules::hasNoBlankText,
            ConversationRules::hasNoBlankSystemText,
            ConversationRules::eachSideSendsItsOwnBlocks,
            ConversationRules::endsWithTheUser);

    private ConversationRules() {}

    private static Stream<String> startsWithTheUser(Part body) {
        List<Part> messages = body.messages();
        return messages.isEmpty() || !messages.get(0).isFrom("user")
                ? Stream.of("A conversation must start with a user message. "
                        + "Try again with a conversation that starts with a user message.")
                : Stream.empty();
    }

    private static Stream<String> alternates(Part body) {
        List<Part> messages = body.messages();
        boolean repeats = IntStream.range(1, messages.size())
                .anyMatch(i -> messages.get(i)
                        .at("role")
                        .value()
                        .equals(messages.get(i - 1).at("role").value()));
        return repeats
                ? Stream.of("A conversation must alternate between user and assistant roles. "
                        + "Make sure the conversation alternates between user and assistant roles and try again.")
                : Stream.empty();
    }

    private static Stream<String> hasNoEmptyMessage(Part body) {
        return body.messages().stream()
                .filter(message -> message.content().stream().allMatch(block -> block.isA("cachePoint")))
                .map(message -> "The content field in the Message object at " + message.path()
                        + " is empty. Add a ContentBlock object to the content field and try again.");
    }

    private static Stream<String> hasNoBlankText(Part body) {
        return body.messages().stream()
                .flatMap(message -> message.content().stream())
                .filter(block -> block.isA("text") && block.inner().text().isBlank())
                .map(block -> "The text field in the ContentBlock object at " + block.path()
                        + " is blank. Add text to the text field, and try again.");
    }

    private static Stream<String> hasNoBlankSystemText(Part body) {
        return body.at("system").items().stream()
                .filter(block -> block.isA("text") && block.inner().text().isBlank())
                .map(block -> Rule.fromModel("system: text content blocks must contain non-whitespace text"));
    }

    private static Stream<String> eachSideSendsItsOwnBlocks(Part body) {
        return Stream.of(
                        onlyFrom("user", "toolResult", "tool_result", body),
                        onlyFrom("assistant", "toolUse", "tool_use", body),
                        onlyFrom("assistant", "reasoningContent", "thinking", body))
                .flatMap(violations -> violations);
    }

    private static Stream<String> onlyFrom(String role, String kind, String modelsName, Part body) {
        return body.messages().stream()
                .filter(message -> !message.isFrom(role))
                .filter(message -> message.content(kind).anyMatch(block -> !ToolBlockRules.isServerSide(block)))
                .map(message -> Rule.fromModel(
                        message.path() + ": `" + modelsName + "` blocks can only be in `" + role + "` messages"));
    }

    private static Stream<String> endsWithTheUser(Part body) {
        List<Part> messages = body.messages();
        return messages.isEmpty() || messages.get(messages.size() - 1).isFrom("user")
                ? Stream.empty()
                : Stream.of(Rule.fromModel("This model does not support assistant message prefill. "
                        + "The conversation must end with a user message."));
    }
}
