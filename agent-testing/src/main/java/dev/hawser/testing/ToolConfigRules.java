package dev.hawser.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is declared of tools, and which of them is forced. */
final class ToolConfigRules {

    static final List<Rule> ALL = List.of(
            ToolConfigRules::isThereWhenTheHistoryHasToolBlocks,
            ToolConfigRules::namesDiffer,
            ToolConfigRules::schemasDescribeObjects,
            ToolConfigRules::schemasHaveNoCombinatorAtTheTop,
            ToolConfigRules::propertiesHavePlainNames,
            ToolConfigRules::choiceHasTools,
            ToolConfigRules::forcedToolIsDeclared,
            ToolConfigRules::forcingExcludesThinking);

    private static final Pattern PROPERTY = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

    private ToolConfigRules() {}

    private static Stream<String> isThereWhenTheHistoryHasToolBlocks(Part body) {
        boolean hasToolBlocks = body.messages().stream()
                .flatMap(message -> message.content().stream())
                .anyMatch(block -> block.isA("toolUse") || block.isA("toolResult"));
        return hasToolBlocks && !body.at("toolConfig").isPresent()
                ? Stream.of("The toolConfig field must be defined when using toolUse and toolResult content blocks.")
                : Stream.empty();
    }

    private static Stream<String> namesDiffer(Part body) {
        Set<String> seen = new HashSet<>();
        return names(body).allMatch(seen::add)
                ? Stream.empty()
                : Stream.of(Rule.fromModel("tools: Tool names must be unique."));
    }

    private static Stream<String> schemasDescribeObjects(Part body) {
        return schemas(body).flatMap(schema -> {
            if (!schema.value().isObject()) {
                return Stream.of("The format of the value at " + schema.path()
                        + " is invalid. Provide a json object for the field and try again.");
            }
            return schema.at("type").text().equals("object")
                    ? Stream.empty()
                    : Stream.of("The value at " + schema.path() + ".type must be one of the following: object.");
        });
    }

    private static Stream<String> schemasHaveNoCombinatorAtTheTop(Part body) {
        return schemas(body)
                .filter(schema -> Stream.of("oneOf", "allOf", "anyOf")
                        .anyMatch(combinator -> schema.at(combinator).isPresent()))
                .map(schema -> Rule.fromModel(modelsPath(schema)
                        + ": input_schema does not support oneOf, allOf, or anyOf at the top level"));
    }

    private static Stream<String> propertiesHavePlainNames(Part body) {
        return schemas(body)
                .filter(schema -> schema.at("properties").value().properties().stream()
                        .anyMatch(
                                property -> !PROPERTY.matcher(property.getKey()).matches()))
                .map(schema -> Rule.fromModel(
                        modelsPath(schema) + ".properties: Property keys should match pattern '^" + PROPERTY + "$'"));
    }

    private static Stream<String> choiceHasTools(Part body) {
        return body.at("toolConfig").at("toolChoice").isPresent()
                        && names(body).findAny().isEmpty()
                ? Stream.of(Rule.fromModel("tool_choice may only be specified while providing tools."))
                : Stream.empty();
    }

    private static Stream<String> forcedToolIsDeclared(Part body) {
        Part choice = body.at("toolConfig").at("toolChoice");
        String forced = choice.inner().at("name").text();
        return choice.isA("tool") && names(body).noneMatch(forced::equals)
                ? Stream.of(Rule.fromModel("Tool '" + forced + "' not found in provided tools"))
                : Stream.empty();
    }

    private static Stream<String> forcingExcludesThinking(Part body) {
        Part choice = body.at("toolConfig").at("toolChoice");
        Part thinking = body.at("additionalModelRequestFields").at("thinking");
        boolean forced = choice.isA("any") || choice.isA("tool");
        boolean thinks = thinking.isPresent() && !thinking.at("type").text().equals("disabled");
        return forced && thinks
                ? Stream.of(Rule.fromModel("Thinking may not be enabled when tool_choice forces tool use."))
                : Stream.empty();
    }

    private static Stream<Part> tools(Part body) {
        return body.at("toolConfig").at("tools").items().stream();
    }

    private static Stream<Part> schemas(Part body) {
        return tools(body)
                .filter(tool -> tool.isA("toolSpec"))
                .map(tool -> tool.inner().at("inputSchema").at("json"));
    }

    private static Stream<String> names(Part body) {
        return tools(body)
                .filter(tool -> !tool.isA("cachePoint"))
                .map(tool -> tool.inner().at("name").text());
    }

    /** Returns where the model behind the service finds the schema. */
    private static String modelsPath(Part schema) {
        return schema.path().replace("toolConfig.", "").replace(".toolSpec.inputSchema.json", ".custom.input_schema");
    }
}
