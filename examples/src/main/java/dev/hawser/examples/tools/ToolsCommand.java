package dev.hawser.examples.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.tool.Toolset;
import dev.hawser.tools.fs.FileTools;
import dev.hawser.tools.fs.workspace.Workspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code tools}. */
@Command(
        name = "tools",
        description = {
            "Show the file tools as a model sees them, and about how many tokens they cost.",
            "",
            "Each tool is shown with its name, its description and the JSON Schema of its arguments, as they are sent to Amazon "
                    + "Bedrock with every request. No file is read, and nothing is sent."
        },
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
public final class ToolsCommand implements Runnable {

    private static final String ESTIMATE =
            "Tokens are estimated: four characters of a tool's JSON are one. Models count differently, often more for JSON.";

    @Option(names = "--read-only", description = "Only the tools that change nothing.")
    private boolean readOnly;

    @Option(names = "--json", description = "As JSON: the toolConfig of a request, and the estimate.")
    private boolean asJson;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Workspace workspace = Workspace.at(Path.of("."));
        FileTools fileTools = readOnly ? FileTools.readOnly(workspace) : FileTools.all(workspace);
        List<OfferedTool> tools =
                Toolset.of(fileTools).specs().stream().map(OfferedTool::new).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(json(tools).toPrettyString());
        } else {
            print(tools, out);
        }
        out.flush();
    }

    private static ObjectNode json(List<OfferedTool> tools) {
        ObjectNode json = Json.object();
        ArrayNode offered = json.putObject("toolConfig").putArray("tools");
        ObjectNode tokens = json.putObject("tokens");
        for (OfferedTool tool : tools) {
            offered.add(tool.json());
            tokens.put(tool.spec().name(), tool.tokens());
        }
        return json.put("totalTokens", total(tools)).put("estimate", ESTIMATE);
    }

    private static void print(List<OfferedTool> tools, PrintWriter out) {
        for (OfferedTool tool : tools) {
            out.println(tool.spec().name());
            out.println(tool.spec().description());
            out.println(tool.spec().inputSchema().toPrettyString());
            out.println();
        }
        for (OfferedTool tool : tools) {
            out.printf("%-16s %6d tokens%n", tool.spec().name(), tool.tokens());
        }
        out.printf("%-16s %6d tokens%n%n", tools.size() + " tools", total(tools));
        out.println(ESTIMATE);
    }

    private static long total(List<OfferedTool> tools) {
        return tools.stream().mapToLong(OfferedTool::tokens).sum();
    }
}
