package dev.hawser.testing;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The constraints that the service's API model puts on single values. The service reports all that are broken in one
 * message, and counts list members from 1 there.
 */
final class Constraints {

    private static final Pattern INDEX = Pattern.compile("\\.(\\d+)(?=\\.|$)");
    private static final Pattern TOOL_NAME = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Pattern TOOL_USE_ID = Pattern.compile("[a-zA-Z0-9_.:-]+");
    private static final Pattern S3_URI = Pattern.compile("s3://[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9](/.*)?");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern GUARDRAIL =
            Pattern.compile("(|([a-z0-9]+)|(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail/[a-z0-9]+))");
    private static final Pattern GUARDRAIL_VERSION = Pattern.compile("(|([1-9][0-9]{0,7})|(DRAFT))");
    private static final List<String> IMAGES = List.of("png", "jpeg", "gif", "webp");
    private static final List<String> DOCUMENTS =
            List.of("pdf", "csv", "doc", "docx", "xls", "xlsx", "html", "txt", "md");
    private static final List<String> VIDEOS =
            List.of("mkv", "mov", "mp4", "webm", "flv", "mpeg", "mpg", "wmv", "three_gp");

    private final List<String> broken = new ArrayList<>();

    private Constraints() {}

    static Stream<String> violations(Part body) {
        Constraints constraints = new Constraints();
        body.messages().forEach(constraints::message);
        body.at("system").items().forEach(constraints::systemBlock);
        constraints.inferenceConfig(body.at("inferenceConfig"));
        constraints.toolConfig(body.at("toolConfig"));
        constraints.guardrailConfig(body.at("guardrailConfig"));
        constraints.oneOf(body.at("performanceConfig").at("latency"), List.of("standard", "optimized"));
        List<String> broken = constraints.broken;
        return broken.isEmpty()
                ? Stream.empty()
                : Stream.of(broken.size() + " validation error" + (broken.size() == 1 ? "" : "s") + " detected: "
                        + String.join("; ", broken));
    }

    private void message(Part message) {
        oneOf(required(message.at("role")), List.of("user", "assistant"));
        required(message.at("content"));
        message.content().forEach(this::block);
    }

    private void block(Part block) {
        Part inner = block.inner();
        switch (block.kind()) {
            case "image" -> media(inner, IMAGES);
            case "document" -> document(inner);
            case "video" -> media(inner, VIDEOS);
            case "toolUse" -> toolUse(inner);
            case "toolResult" -> toolResult(inner);
            case "reasoningContent" -> reasoning(inner);
            case "cachePoint" -> cachePoint(inner);
            default -> {}
        }
    }

    private void systemBlock(Part block) {
        if (block.isA("text")) {
            length(block.inner(), 1, Integer.MAX_VALUE);
        } else {
            block(block);
        }
    }

    private void media(Part media, List<String> formats) {
        oneOf(required(media.at("format")), formats);
        source(required(media.at("source")));
    }

    private void document(Part document) {
        oneOf(document.at("format"), DOCUMENTS);
        length(required(document.at("name")), 1, 200);
        source(required(document.at("source")));
    }

    private void source(Part source) {
        if (source.isA("bytes")) {
            blob(source.inner(), 1);
        } else if (source.isA("s3Location")) {
            matches(required(source.inner().at("uri")), S3_URI);
            length(source.inner().at("uri"), 1, 1024);
            matches(source.inner().at("bucketOwner"), ACCOUNT);
        }
    }

    private void toolUse(Part use) {
        toolUseId(use.at("toolUseId"));
        toolName(use.at("name"));
        required(use.at("input"));
    }

    private void toolResult(Part result) {
        toolUseId(result.at("toolUseId"));
        required(result.at("content"));
        oneOf(result.at("status"), List.of("success", "error"));
        result.content().forEach(this::block);
    }

    private void reasoning(Part reasoning) {
        if (reasoning.isA("reasoningText")) {
            required(reasoning.inner().at("text"));
        } else if (reasoning.isA("redactedContent")) {
            blob(reasoning.inner(), 0);
        }
    }

    private void cachePoint(Part point) {
        oneOf(required(point.at("type")), List.of("default"));
        oneOf(point.at("ttl"), List.of("5m", "1h"));
    }

    private void inferenceConfig(Part config) {
        range(config.at("maxTokens"), 1, Integer.MAX_VALUE);
        range(config.at("temperature"), 0, 1);
        range(config.at("topP"), 0, 1);
        config.at("stopSequences").items().forEach(sequence -> length(sequence, 1, Integer.MAX_VALUE));
        size(config.at("stopSequences"), 0, 2500);
    }

    private void toolConfig(Part config) {
        if (!config.isPresent()) {
            return;
        }
        size(required(config.at("tools")), 1, Integer.MAX_VALUE);
        config.at("tools").items().forEach(this::tool);
        Part choice = config.at("toolChoice");
        if (choice.isA("tool")) {
            toolName(choice.inner().at("name"));
        }
    }

    private void tool(Part tool) {
        Part inner = tool.inner();
        if (tool.isA("cachePoint")) {
            cachePoint(inner);
            return;
        }
        toolName(inner.at("name"));
        if (tool.isA("toolSpec")) {
            length(inner.at("description"), 1, Integer.MAX_VALUE);
            required(inner.at("inputSchema"));
        }
    }

    private void guardrailConfig(Part config) {
        matches(config.at("guardrailIdentifier"), GUARDRAIL);
        matches(config.at("guardrailVersion"), GUARDRAIL_VERSION);
        oneOf(config.at("trace"), List.of("enabled", "disabled", "enabled_full"));
    }

    private void toolName(Part name) {
        matches(required(name), TOOL_NAME);
        length(name, 1, 64);
    }

    private void toolUseId(Part id) {
        matches(required(id), TOOL_USE_ID);
        length(id, 1, 64);
    }

    private Part required(Part part) {
        if (!part.isPresent()) {
            broken.add("Value null at " + constraint(part) + "Member must not be null");
        }
        return part;
    }

    private void oneOf(Part part, List<String> values) {
        if (part.isPresent() && !values.contains(part.text())) {
            breaks(part, "Member must satisfy enum value set: [" + String.join(", ", values) + "]");
        }
    }

    private void matches(Part part, Pattern pattern) {
        if (part.isPresent() && !pattern.matcher(part.text()).matches()) {
            breaks(part, "Member must satisfy regular expression pattern: " + pattern);
        }
    }

    private void length(Part part, int least, int most) {
        if (part.isPresent()) {
            bounds(part, "length", BigDecimal.valueOf(part.text().length()), least, most);
        }
    }

    private void size(Part list, int least, int most) {
        if (list.isPresent()) {
            bounds(list, "length", BigDecimal.valueOf(list.value().size()), least, most);
        }
    }

    private void range(Part part, int least, int most) {
        if (part.isPresent()) {
            bounds(part, "value", part.value().decimalValue(), least, most);
        }
    }

    private void bounds(Part part, String what, BigDecimal actual, int least, int most) {
        if (actual.compareTo(BigDecimal.valueOf(least)) < 0) {
            breaks(part, "Member must have " + what + " greater than or equal to " + least);
        }
        if (actual.compareTo(BigDecimal.valueOf(most)) > 0) {
            breaks(part, "Member must have " + what + " less than or equal to " + most);
        }
    }

    private void blob(Part part, int least) {
        try {
            if (part.value().binaryValue().length < least) {
                breaks(part, "Member must have length greater than or equal to " + least);
            }
        } catch (IOException e) {
            breaks(part, "Member must be base64");
        }
    }

    private void breaks(Part part, String constraint) {
        String value = part.value().isValueNode() ? "Value '" + part.text() + "' at " : "Value at ";
        broken.add(value + constraint(part) + constraint);
    }

    private static String constraint(Part part) {
        String path = INDEX.matcher(part.path())
                .replaceAll(index -> "." + (Integer.parseInt(index.group(1)) + 1) + ".member");
        return "'" + path + "' failed to satisfy constraint: ";
    }
}
