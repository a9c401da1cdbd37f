package dev.hawser.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.tool.Tool;
import dev.hawser.lambda.contract.ErrorKind;
import dev.hawser.testing.ScriptedModel;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResponseSizeTest extends FunctionTest {

    private static final int MOST = 200 * 1024;

    @Test
    void a_text_that_is_too_long_is_cut_and_kept_whole_in_a_file() throws IOException {
        String text = "€".repeat(40_000);

        JsonNode answer = ask(function(context -> TaskResult.done(text)), request("r"));

        assertThat(answer.path("textArtifact").asText()).isEqualTo("runs/r/text.md");
        assertThat(file("w/runs/r/text.md")).isEqualTo(text);
        assertThat(text).startsWith(answer.path("text").asText());
        assertThat(answer.path("text").asText()).hasSize((64 * 1024 - 2) / 3);
    }

    @Test
    void a_text_that_just_fits_is_left_alone() throws IOException {
        String text = "x".repeat(64 * 1024 - 2);

        JsonNode answer = ask(function(context -> TaskResult.done(text)), request("r"));

        assertThat(answer.path("text").asText()).isEqualTo(text);
        assertThat(answer.has("textArtifact")).isFalse();
    }

    @Test
    void an_output_that_is_too_large_is_in_a_file_only() throws IOException {
        ObjectNode output = Json.object().put("a", "x".repeat(70_000));

        JsonNode answer = ask(function(context -> TaskResult.done("").output(output)), request("r"));

        assertThat(answer.has("output")).isFalse();
        assertThat(answer.path("outputArtifact").asText()).isEqualTo("runs/r/output.json");
        assertThat(Json.parse(file("w/runs/r/output.json"))).isEqualTo(output);
    }

    @Test
    void a_list_of_artifacts_that_is_too_long_is_cut_and_kept_whole_in_a_file() throws IOException {
        String[] paths =
                IntStream.range(0, 300).mapToObj(i -> "files/" + i + ".txt").toArray(String[]::new);

        JsonNode answer = ask(
                function(context -> {
                    for (String path : paths) {
                        context.workspace().write(path, new byte[] {'x'}, WriteMode.CREATE);
                    }
                    return TaskResult.done("").artifacts(paths);
                }),
                request("r"));

        assertThat(answer.path("artifactsArtifact").asText()).isEqualTo("runs/r/artifacts.json");
        assertThat(answer.path("artifacts").size()).isBetween(200, 299);
        assertThat(Json.parse(file("w/runs/r/artifacts.json"))).hasSize(300);
    }

    @Test
    void the_arguments_of_calls_that_wait_are_in_a_file_if_they_are_too_large() throws IOException {
        JsonNode answer = ask(waiting(3, "x".repeat(20_000)), request("r"));

        assertThat(answer.path("approvals")).hasSize(3);
        assertThat(answer.at("/approvals/2/callId").asText()).isEqualTo("c2");
        assertThat(answer.at("/approvals/2/arguments")).isEqualTo(Json.object());
        assertThat(answer.path("approvalsArtifact").asText()).isEqualTo("runs/r/approvals.json");
        assertThat(Json.parse(file("w/runs/r/approvals.json"))
                        .at("/2/arguments/text")
                        .asText())
                .hasSize(20_000);
    }

    @Test
    void no_response_is_larger_than_lambda_takes_in_one_step() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            String character = List.of("x", "\u0001", "\"", "€", "\ud83d\ude00").get(random.nextInt(5));
            String text = character.repeat(random.nextInt(120_000));
            ObjectNode output = Json.object().put("o", character.repeat(random.nextInt(60_000)));
            assertThat(answer(function(context -> TaskResult.done(text).output(output)), request("r" + i), 60_000))
                    .hasSizeLessThan(MOST);
            assertThat(answer(
                            function(context -> {
                                throw new TaskFailedException(ErrorKind.SOURCE, text);
                            }),
                            request("r" + i),
                            60_000))
                    .hasSizeLessThan(MOST);
        }
    }

    @Test
    void not_even_one_with_many_calls_that_wait() throws IOException {
        assertThat(answer(waiting(60, "\u0001".repeat(3_000)), request("r"), 60_000))
                .hasSizeLessThan(MOST);
    }

    static final class Press {

        @Tool(value = "Print a text.", approval = true)
        String print(String text) {
            return text;
        }
    }

    private TaskHandler waiting(int calls, String text) {
        List<Content> content = IntStream.range(0, calls)
                .<Content>mapToObj(
                        i -> new Content.ToolUse("c" + i, "print", Json.object().put("text", text)))
                .toList();
        return agent(
                ScriptedModel.script()
                        .answers(request -> ModelResponse.toolUse(content.toArray(Content.ToolUse[]::new))),
                new Press());
    }
}
