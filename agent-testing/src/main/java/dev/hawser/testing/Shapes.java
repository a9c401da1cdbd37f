package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The JSON types of a request, and that a block has exactly one member. What is absent is not a matter of shape; a kind of
 * block that is not known here is accepted.
 */
final class Shapes {

    private static final String BLOCKS = "text, image, toolUse, toolResult, document, video, cachePoint, "
            + "reasoningContent, citationsContent, searchResult";
    private static final String RESULT_BLOCKS = "json, text, image, document, video, searchResult";
    private static final String SYSTEM_BLOCKS = "text, guardContent, cachePoint";

    private final List<String> violations = new ArrayList<>();

    private Shapes() {}

    static Stream<String> violations(Part body) {
        Shapes shapes = new Shapes();
        if (shapes.isObject(body)) {
            shapes.blocks("SystemContentBlock", SYSTEM_BLOCKS, body.at("system"));
            shapes.array(body.at("messages")).forEach(shapes::message);
            shapes.inferenceConfig(body.at("inferenceConfig"));
            shapes.toolConfig(body.at("toolConfig"));
            shapes.optional(body.at("guardrailConfig"), "guardrailIdentifier", "guardrailVersion", "trace");
            shapes.optional(body.at("performanceConfig"), "latency");
        }
        return shapes.violations.stream();
    }

    private void message(Part message) {
        if (isObject(message)) {
            string(message.at("role"));
            blocks("ContentBlock", BLOCKS, message.at("content"));
        }
    }

    private void blocks(String type, String members, Part blocks) {
        array(blocks).stream()
                .filter(block -> hasOneMember(type, block, members))
                .forEach(this::block);
    }

    private void block(Part block) {
        Part inner = block.inner();
        switch (block.kind()) {
            case "text" -> string(inner);
            case "image" -> media("ImageSource", inner);
            case "document" -> document(inner);
            case "video" -> media("VideoSource", inner);
            case "audio" -> media("AudioSource", inner);
            case "toolUse" -> toolUse(inner);
            case "toolResult" -> toolResult(inner);
            case "reasoningContent" -> reasoning(inner);
            case "cachePoint" -> strings(inner, "type", "ttl");
            default -> {}
        }
    }

    private void media(String sourceType, Part media) {
        if (isObject(media)) {
            string(media.at("format"));
            source(sourceType, media.at("source"));
        }
    }

    private void document(Part document) {
        media("DocumentSource", document);
        if (document.value().isObject()) {
            string(document.at("name"));
            string(document.at("context"));
            is(document.at("citations").at("enabled"), JsonNode::isBoolean);
        }
    }

    private void source(String type, Part source) {
        if (source.isPresent() && hasOneMember(type, source, "bytes, s3Location")) {
            string(source.at("bytes"));
            if (source.isA("s3Location")) {
                strings(source.at("s3Location"), "uri", "bucketOwner");
            }
        }
    }

    private void toolUse(Part use) {
        strings(use, "toolUseId", "name", "type");
    }

    private void toolResult(Part result) {
        strings(result, "toolUseId", "status", "type");
        blocks("ToolResultContentBlock", RESULT_BLOCKS, result.at("content"));
    }

    private void reasoning(Part reasoning) {
        if (hasOneMember("ReasoningContentBlock", reasoning, "reasoningText, redactedContent")) {
            string(reasoning.at("redactedContent"));
            if (reasoning.isA("reasoningText")) {
                strings(reasoning.at("reasoningText"), "text", "signature");
            }
        }
    }

    private void inferenceConfig(Part config) {
        if (config.isPresent() && isObject(config)) {
            is(config.at("maxTokens"), JsonNode::isIntegralNumber);
            is(config.at("temperature"), JsonNode::isNumber);
            is(config.at("topP"), JsonNode::isNumber);
            array(config.at("stopSequences")).forEach(this::string);
        }
    }

    private void toolConfig(Part config) {
        if (config.isPresent() && isObject(config)) {
            array(config.at("tools")).forEach(this::tool);
            Part choice = config.at("toolChoice");
            if (choice.isPresent()
                    && hasOneMember("ToolChoice", choice, "auto, any, tool")
                    && isObject(choice.inner())) {
                string(choice.inner().at("name"));
            }
        }
    }

    private void tool(Part tool) {
        if (!hasOneMember("Tool", tool, "toolSpec, systemTool, cachePoint")) {
            return;
        }
        if (tool.isA("toolSpec")) {
            strings(tool.inner(), "name", "description");
            Part schema = tool.inner().at("inputSchema");
            if (schema.isPresent()) {
                hasOneMember("ToolInputSchema", schema, "json");
            }
        } else {
            strings(tool.inner(), "name", "type", "ttl");
        }
    }

    private void optional(Part object, String... names) {
        if (object.isPresent()) {
            strings(object, names);
        }
    }

    private void strings(Part object, String... names) {
        if (isObject(object)) {
            for (String name : names) {
                string(object.at(name));
            }
        }
    }

    private void string(Part part) {
        is(part, JsonNode::isTextual);
    }

    private List<Part> array(Part part) {
        is(part, JsonNode::isArray);
        return part.items();
    }

    private boolean isObject(Part part) {
        if (part.value().isObject()) {
            return true;
        }
        unexpected(part);
        return false;
    }

    private void is(Part part, Predicate<JsonNode> type) {
        if (part.isPresent() && !type.test(part.value())) {
            unexpected(part);
        }
    }

    private boolean hasOneMember(String type, Part union, String members) {
        if (!isObject(union)) {
            return false;
        }
        if (union.value().size() == 1 && union.inner().isPresent()) {
            return true;
        }
        violations.add(type + " object at " + union.path() + " must set one of the following keys: " + members + ".");
        return false;
    }

    private void unexpected(Part part) {
        violations.add("Unexpected field type" + (part.path().isEmpty() ? "" : " at " + part.path()));
    }
}
