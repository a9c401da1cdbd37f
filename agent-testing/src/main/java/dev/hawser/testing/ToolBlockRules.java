package dev.hawser.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How tool calls and their results pair, and what is in them. Calls that the service itself runs have a {@code type} and
 * rules of their own; they are left alone.
 */
final class ToolBlockRules {

    static final List<Rule> ALL = List.of(
            ToolBlockRules::callsOfATurnHaveDifferentIds,
            ToolBlockRules::resultsOfATurnHaveDifferentIds,
            ToolBlockRules::resultsAreNotMoreThanCalls,
            ToolBlockRules::everyCallIsAnswered,
            ToolBlockRules::resultsComeFirst,
            ToolBlockRules::turnsHaveDifferentIds,
            ToolBlockRules::noTextFollowsACall,
            ToolBlockRules::argumentsAreAnObject,
            ToolBlockRules::resultsAreNotEmpty,
            ToolBlockRules::jsonResultsAreObjects,
            ToolBlockRules::resultsHaveNoBlankText);

    private ToolBlockRules() {}

    static boolean isServerSide(Part block) {
        return block.at("type").isPresent();
    }

    private static Stream<String> callsOfATurnHaveDifferentIds(Part body) {
        return body.messages().stream().flatMap(message -> duplicates(message, "toolUse"));
    }

    private static Stream<String> resultsOfATurnHaveDifferentIds(Part body) {
        return body.messages().stream().flatMap(message -> duplicates(message, "toolResult"));
    }

    private static Stream<String> duplicates(Part message, String kind) {
        Set<String> seen = new HashSet<>();
        List<String> twice = ids(message, kind).stream()
                .filter(id -> !seen.add(id))
                .distinct()
                .toList();
        return twice.isEmpty()
                ? Stream.empty()
                : Stream.of("The " + kind + " blocks at " + message.path() + ".content contain duplicate Ids: "
                        + String.join(", ", twice));
    }

    private static Stream<String> resultsAreNotMoreThanCalls(Part body) {
        return turns(
                body,
                (calls, message) -> ids(message, "toolResult").size() > calls.size()
                        ? Stream.of("The number of toolResult blocks at " + message.path()
                                + ".content exceeds the number of toolUse blocks of previous turn.")
                        : Stream.empty());
    }

    private static Stream<String> everyCallIsAnswered(Part body) {
        return turns(body, (calls, message) -> {
            List<String> unanswered = new ArrayList<>(calls);
            unanswered.removeAll(ids(message, "toolResult"));
            return unanswered.isEmpty()
                    ? Stream.empty()
                    : Stream.of("Expected toolResult blocks at " + message.path() + ".content for the following Ids: "
                            + String.join(", ", unanswered));
        });
    }

    private static Stream<String> resultsComeFirst(Part body) {
        return turns(body, (calls, message) -> {
            long leading = message.content().stream()
                    .filter(block -> !block.isA("cachePoint"))
                    .takeWhile(block -> block.isA("toolResult"))
                    .count();
            long all = message.content("toolResult").count();
            return calls.isEmpty() || leading == all
                    ? Stream.empty()
                    : Stream.of(Rule.fromModel(message.path() + ": Did not find " + calls.size()
                            + " `tool_result` block(s) at the beginning of this message. Messages following `tool_use` "
                            + "blocks must begin with a matching number of `tool_result` blocks."));
        });
    }

    private static Stream<String> turnsHaveDifferentIds(Part body) {
        Set<String> earlier = new HashSet<>();
        List<String> violations = new ArrayList<>();
        body.messages().stream().forEach(message -> {
            message.content().stream()
                    .filter(block -> block.isA("toolUse") && !isServerSide(block.inner()))
                    .filter(block ->
                            earlier.contains(block.inner().at("toolUseId").text()))
                    .map(block -> Rule.fromModel(block.path() + ": `tool_use` ids must be unique"))
                    .forEach(violations::add);
            earlier.addAll(ids(message, "toolUse"));
        });
        return violations.stream();
    }

    private static Stream<String> noTextFollowsACall(Part body) {
        return body.messages().stream().flatMap(message -> {
            List<String> pending = new ArrayList<>();
            List<String> cutOff = new ArrayList<>();
            for (Part block : message.content()) {
                if (block.isA("toolUse") && !isServerSide(block.inner())) {
                    pending.add(block.inner().at("toolUseId").text());
                } else if (block.isA("text")) {
                    cutOff.addAll(pending);
                    pending.clear();
                }
            }
            return cutOff.isEmpty()
                    ? Stream.empty()
                    : Stream.of(Rule.fromModel(message.path()
                            + ": `tool_use` ids were found without `tool_result` blocks immediately after: "
                            + String.join(", ", cutOff) + ". Each `tool_use` block must have a corresponding "
                            + "`tool_result` block in the next message."));
        });
    }

    private static Stream<String> argumentsAreAnObject(Part body) {
        return body.messages().stream()
                .flatMap(message -> message.content("toolUse"))
                .map(use -> use.at("input"))
                .flatMap(ToolBlockRules::mustBeAnObject);
    }

    private static Stream<String> jsonResultsAreObjects(Part body) {
        return results(body).flatMap(result -> result.content("json")).flatMap(ToolBlockRules::mustBeAnObject);
    }

    private static Stream<String> mustBeAnObject(Part part) {
        return part.value().isObject()
                ? Stream.empty()
                : Stream.of("The format of the value at " + part.path()
                        + " is invalid. Provide a json object for the field and try again.");
    }

    private static Stream<String> resultsAreNotEmpty(Part body) {
        return results(body)
                .filter(result -> result.content().isEmpty())
                .map(result ->
                        "The content field at " + result.path() + " cannot be empty when status value is error.");
    }

    private static Stream<String> resultsHaveNoBlankText(Part body) {
        return results(body)
                .flatMap(result -> result.content("text"))
                .filter(text -> text.text().isBlank())
                .map(text -> Rule.fromModel("messages: text content blocks must contain non-whitespace text"));
    }

    private static Stream<Part> results(Part body) {
        return body.messages().stream().flatMap(message -> message.content("toolResult"));
    }

    /** Applies the check to each message and the ids of the calls in the message before it. */
    private static Stream<String> turns(Part body, BiFunction<List<String>, Part, Stream<String>> check) {
        List<Part> messages = body.messages();
        return IntStream.range(0, messages.size())
                .boxed()
                .flatMap(i -> check.apply(i == 0 ? List.of() : ids(messages.get(i - 1), "toolUse"), messages.get(i)));
    }

    private static List<String> ids(Part message, String kind) {
        return message.content(kind)
                .filter(block -> !isServerSide(block))
                .map(block -> block.at("toolUseId").text())
                .toList();
    }
}
