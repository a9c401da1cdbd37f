package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.Agent;
import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.json.Json;
import dev.hawser.testing.LocalBedrock;
import dev.hawser.testing.ScriptedModel;
import dev.hawser.tools.fs.FileTools;
import dev.hawser.tools.fs.workspace.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

class ToolsTest {

    @TempDir
    private Path directory;

    @Test
    void shows_every_tool_as_it_is_sent_to_bedrock() throws IOException {
        JsonNode shown = Json.parse(run("--json"));

        assertThat(shown.at("/toolConfig/tools")).isEqualTo(sent(FileTools.all(Workspace.at(directory))));
        assertThat(Json.parse(run("--json", "--read-only")).at("/toolConfig/tools"))
                .isEqualTo(sent(FileTools.readOnly(Workspace.at(directory))));
    }

    @Test
    void four_characters_of_a_tool_s_json_count_as_a_token() throws IOException {
        JsonNode shown = Json.parse(run("--json"));

        long total = 0;
        List<String> names = new ArrayList<>();
        for (JsonNode tool : shown.at("/toolConfig/tools")) {
            String name = tool.at("/toolSpec/name").asText();
            long tokens = shown.at("/tokens").get(name).asLong();
            assertThat(tokens).as(name).isEqualTo((Json.write(tool).length() + 3) / 4);
            total += tokens;
            names.add(name);
        }
        assertThat(shown.at("/tokens").fieldNames()).toIterable().containsExactlyElementsOf(names);
        assertThat(shown.get("totalTokens").asLong()).isEqualTo(total);
        assertThat(shown.get("estimate").asText()).contains("four characters");
    }

    @Test
    void says_it_to_people_too() throws IOException {
        JsonNode json = Json.parse(run("--json", "--read-only"));
        String shown = run("--read-only");

        for (JsonNode tool : json.at("/toolConfig/tools")) {
            assertThat(shown)
                    .contains(tool.at("/toolSpec/name").asText() + "\n"
                            + tool.at("/toolSpec/description").asText() + "\n"
                            + tool.at("/toolSpec/inputSchema/json").toPrettyString() + "\n")
                    .contains("%-16s %6d tokens%n"
                            .formatted(
                                    tool.at("/toolSpec/name").asText(),
                                    json.at("/tokens")
                                            .get(tool.at("/toolSpec/name").asText())
                                            .asLong()));
        }
        assertThat(shown)
                .contains("6 tools          %6d tokens"
                        .formatted(json.get("totalTokens").asLong()))
                .doesNotContain("write_file\n")
                .endsWith(json.get("estimate").asText() + "\n");
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("tools"));
        all.addAll(List.of(arguments));
        assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute(all.toArray(String[]::new)))
                .isZero();
        return out.toString();
    }

    /** Returns the tools of the request that an agent with these tools sends. */
    private static JsonNode sent(FileTools tools) {
        try (LocalBedrock bedrock = LocalBedrock.start(ScriptedModel.script().says("Hello."));
                BedrockRuntimeClient client = BedrockRuntimeClient.builder()
                        .endpointOverride(bedrock.endpoint())
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                        .build()) {
            BedrockModel model = BedrockModel.builder()
                    .modelId("eu.anthropic.claude-sonnet-4-20250514-v1:0")
                    .client(client)
                    .build();
            Agent.builder().model(model).tools(tools).build().run("Hello.");
            return bedrock.requests().get(0).body().at("/toolConfig/tools");
        }
    }
}
