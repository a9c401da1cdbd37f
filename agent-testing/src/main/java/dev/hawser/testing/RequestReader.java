package dev.hawser.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Role;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolSpec;
import java.util.List;

/** Reads the body of a Converse request in which {@link ConverseValidator} found nothing. */
final class RequestReader {

    private RequestReader() {}

    static ModelRequest read(Part body) {
        List<Content> system = ContentReader.blocks(body.at("system"));
        List<Message> messages =
                body.messages().stream().map(RequestReader::message).toList();
        List<ToolSpec> tools = body.at("toolConfig").at("tools").items().stream()
                .filter(tool -> tool.isA("toolSpec"))
                .map(tool -> tool(tool.inner()))
                .toList();
        return new ModelRequest(
                system, messages, tools, toolChoice(body.at("toolConfig").at("toolChoice")));
    }

    private static Message message(Part message) {
        return new Message(
                message.isFrom("user") ? Role.USER : Role.ASSISTANT, ContentReader.blocks(message.at("content")));
    }

    /** The wire has no effect, and may do without a description. */
    private static ToolSpec tool(Part spec) {
        String name = spec.at("name").text();
        String description = spec.at("description").text();
        ObjectNode schema = (ObjectNode) spec.at("inputSchema").at("json").value();
        return new ToolSpec(name, description.isBlank() ? name : description, schema, Effect.ONCE);
    }

    private static ToolChoice toolChoice(Part choice) {
        return switch (choice.kind()) {
            case "any" -> ToolChoice.any();
            case "tool" -> ToolChoice.named(choice.inner().at("name").text());
            default -> ToolChoice.auto();
        };
    }
}
