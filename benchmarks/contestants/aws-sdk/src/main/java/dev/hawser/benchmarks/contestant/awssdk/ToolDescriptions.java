package dev.hawser.benchmarks.contestant.awssdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolSpecification;

/** What the model is told of the tools, written by hand. */
final class ToolDescriptions {

    static final List<Tool> ALL = List.of(
            tool(
                    "read_file",
                    "Read a part of a text file.",
                    text("path", "Relative to the root"),
                    number("offset", "The first line, from 1 on"),
                    number("limit", "How many lines")),
            tool(
                    "write_file",
                    "Write a text file, whether there is one or not.",
                    text("path", "Relative to the root"),
                    text("content", "All of it")),
            tool(
                    "edit_file",
                    "Replace a text that occurs once in a file.",
                    text("path", "Relative to the root"),
                    text("old", "The text to replace"),
                    text("replacement", "The text to put there")),
            tool(
                    "list_files",
                    "List the files of a directory.",
                    text("path", "Relative to the root"),
                    number("depth", "How deep to go")),
            tool(
                    "search_files",
                    "Find the lines that match a regular expression.",
                    text("pattern", "The expression"),
                    text("path", "Where to search"),
                    number("limit", "The most lines to return")),
            tool("run_tests", "Run the tests of a module.", text("module", "Its directory")));

    private ToolDescriptions() {}

    private record Parameter(String name, Document schema) {}

    private static Parameter text(String name, String description) {
        return parameter(name, "string", description);
    }

    private static Parameter number(String name, String description) {
        return parameter(name, "integer", description);
    }

    private static Parameter parameter(String name, String type, String description) {
        return new Parameter(
                name,
                Document.mapBuilder()
                        .putString("type", type)
                        .putString("description", description)
                        .build());
    }

    private static Tool tool(String name, String description, Parameter... parameters) {
        Map<String, Document> properties = new LinkedHashMap<>();
        List<Document> required = new ArrayList<>();
        for (Parameter parameter : parameters) {
            properties.put(parameter.name(), parameter.schema());
            required.add(Document.fromString(parameter.name()));
        }
        return Tool.fromToolSpec(ToolSpecification.builder()
                .name(name)
                .description(description)
                .inputSchema(ToolInputSchema.fromJson(Document.mapBuilder()
                        .putString("type", "object")
                        .putDocument("properties", Document.fromMap(properties))
                        .putDocument("required", Document.fromList(required))
                        .build()))
                .build());
    }
}
