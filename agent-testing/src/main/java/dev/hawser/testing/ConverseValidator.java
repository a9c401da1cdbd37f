package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks the body of an Amazon Bedrock Converse request against the rules that the service and the Claude models behind it
 * enforce, and words each violation as they do. Where models differ it takes the strict side, so that what passes here
 * passes with all of them; other families are laxer in some of these rules.
 *
 * <ul>
 *   <li>The service's own constraints: required members, types, value sets, patterns, lengths and ranges.
 *   <li>The conversation starts and ends with the user, roles alternate, no message is empty, no text is blank, tool calls
 *       are the assistant's and tool results the user's.
 *   <li>The results of all tool calls of a turn stand at the beginning of the next message, one each; ids of tool calls
 *       are unique; no text follows a tool call; arguments and JSON results are objects; results are not empty.
 *   <li>Tools are declared when the history has tool blocks; their names are unique; their schemas describe objects,
 *       without {@code oneOf}, {@code allOf} or {@code anyOf} at the top; a forced tool is a declared one and excludes
 *       {@code thinking}.
 *   <li>There are at most four cache points, none right behind reasoning, and none of an hour behind one of five minutes.
 *   <li>There are at most five documents, each beside a text, each of its own, well-formed name.
 * </ul>
 *
 * <p>Not checked is what depends on the model: token counts, image sizes and counts, which features it has.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse in the Amazon
 *     Bedrock API Reference</a>
 */
public final class ConverseValidator {

    /** Each group supposes that the body is free of violations of the groups before it. */
    private static final List<List<Rule>> GROUPS = List.of(
            List.of(Shapes::violations),
            List.of(Constraints::violations),
            Stream.of(
                            ConversationRules.ALL,
                            ToolBlockRules.ALL,
                            ToolConfigRules.ALL,
                            CachePointRules.ALL,
                            DocumentRules.ALL)
                    .flatMap(List::stream)
                    .toList());

    private ConverseValidator() {}

    /**
     * Returns what is wrong with the request, in the service's words, or an empty list. The real service reports the first
     * only. Violations of the API's model hide those of the conversation, since a malformed body has no conversation.
     *
     * @param body the JSON body of a Converse or ConverseStream request
     */
    public static List<String> violations(JsonNode body) {
        Part root = Part.of(body);
        return GROUPS.stream()
                .map(group ->
                        group.stream().flatMap(rule -> rule.violations(root)).toList())
                .filter(violations -> !violations.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
