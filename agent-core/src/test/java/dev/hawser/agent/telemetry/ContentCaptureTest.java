package dev.hawser.agent.telemetry;

import static dev.hawser.agent.telemetry.Scripted.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentException;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.RetryPolicy;
import dev.hawser.agent.telemetry.Recorded.Seen;
import dev.hawser.agent.tool.ToolResult;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentCaptureTest {

    private final Recorded recorded = new Recorded();
    private final Scripted model = new Scripted();

    private Agent agent(boolean captureContent) {
        return Agent.builder()
                .name("helper")
                .model(model)
                .system("secret instructions")
                .retry(RetryPolicy.none())
                .tools(
                        tool("look", context -> ToolResult.text("secret result")),
                        tool("break", context -> ToolResult.error("secret failure")))
                .hooks(OpenTelemetryHook.builder(recorded.sdk)
                        .captureContent(captureContent)
                        .build())
                .build();
    }

    private void runWithSecrets(boolean captureContent) {
        model.thenCalls(
                        new Content.ToolUse("t1", "look", Json.object().put("q", "secret argument")),
                        new Content.ToolUse("t2", "break", Json.object()))
                .thenSays("secret answer");
        agent(captureContent).run("secret prompt", RunOptions.defaults());
        model.then(() -> {
            throw new ModelException(Kind.INVALID_REQUEST, "not valid: 'secret prompt'");
        });
        assertThat(catchThrowable(() -> agent(captureContent).run("secret prompt")))
                .isInstanceOf(AgentException.class);
    }

    private String attribute(int span, String name) {
        return recorded.spans().get(span).attributes().get(AttributeKey.stringKey(name));
    }

    @Test
    void nothing_that_was_said_is_recorded_unless_it_is_asked_for() {
        runWithSecrets(false);

        assertThat(recorded.spans()).hasSize(7);
        assertThat(recorded.rawSpans().toString()).doesNotContain("secret");
        assertThat(recorded.metrics().toString()).doesNotContain("secret");
    }

    @Test
    void a_question_holds_the_instructions_the_conversation_and_the_answer() {
        runWithSecrets(true);

        int secondChat = 3;
        assertThat(attribute(secondChat, "gen_ai.system_instructions"))
                .isEqualTo("[{'type':'text','content':'secret instructions'}]".replace('\'', '"'));
        assertThat(attribute(secondChat, "gen_ai.input.messages"))
                .isEqualTo(("[{'role':'user','parts':[{'type':'text','content':'secret prompt'}]},"
                                + "{'role':'assistant','parts':["
                                + "{'type':'tool_call','id':'t1','name':'look','arguments':{'q':'secret argument'}},"
                                + "{'type':'tool_call','id':'t2','name':'break','arguments':{}}]},"
                                + "{'role':'tool','parts':["
                                + "{'type':'tool_call_response','id':'t1','response':'secret result'},"
                                + "{'type':'tool_call_response','id':'t2','response':'secret failure'}]}]")
                        .replace('\'', '"'));
        assertThat(attribute(secondChat, "gen_ai.output.messages"))
                .isEqualTo(("[{'role':'assistant','parts':[{'type':'text','content':'secret answer'}],"
                                + "'finish_reason':'end_turn'}]")
                        .replace('\'', '"'));
    }

    @Test
    void a_tool_call_holds_its_arguments_and_its_result_or_the_words_of_its_failure() {
        runWithSecrets(true);

        Seen look = recorded.span("execute_tool look");
        assertThat(look.attributes().get(GenAi.TOOL_CALL_ARGUMENTS)).isEqualTo("{\"q\":\"secret argument\"}");
        assertThat(look.attributes().get(GenAi.TOOL_CALL_RESULT)).isEqualTo("secret result");
        Seen broken = recorded.span("execute_tool break");
        assertThat(broken.status()).isEqualTo(StatusData.create(Recorded.ERROR.getStatusCode(), "secret failure"));
        assertThat(broken.attributes().get(GenAi.TOOL_CALL_RESULT)).isNull();
    }

    @Test
    void a_run_holds_its_prompt_its_last_words_and_the_words_of_its_failure() {
        runWithSecrets(true);

        int run = 4;
        assertThat(attribute(run, "gen_ai.input.messages"))
                .isEqualTo("[{'role':'user','parts':[{'type':'text','content':'secret prompt'}]}]".replace('\'', '"'));
        assertThat(attribute(run, "gen_ai.output.messages"))
                .isEqualTo(("[{'role':'assistant','parts':[{'type':'text','content':'secret answer'}],"
                                + "'finish_reason':'end_turn'}]")
                        .replace('\'', '"'));
        int failedRun = 6;
        assertThat(recorded.spans().get(failedRun).status())
                .isEqualTo(StatusData.create(Recorded.ERROR.getStatusCode(), "not valid: 'secret prompt'"));
    }

    @Test
    void bytes_and_signatures_are_left_out_of_what_is_recorded() {
        Source bytes = new Source.Bytes(Blob.of(new byte[] {1, 2, 3}));
        List<Content> content = List.of(
                new Content.Reasoning("thought", "signature"),
                new Content.RedactedReasoning(Blob.of(new byte[] {4})),
                new Content.Image("png", bytes),
                new Content.Document("pdf", "report", bytes),
                new Content.Video("mp4", new Source.S3("s3://bucket/key", null)),
                new Content.Opaque("searchResult", Json.object().put("x", 1)));

        assertThat(ContentJson.parts(content))
                .isEqualTo(("[{'type':'reasoning','content':'thought'},"
                                + "{'type':'redacted_reasoning'},"
                                + "{'type':'image','format':'png'},"
                                + "{'type':'document','format':'pdf','name':'report'},"
                                + "{'type':'uri','modality':'video','format':'mp4','uri':'s3://bucket/key'},"
                                + "{'type':'searchResult'}]")
                        .replace('\'', '"'));
    }
}
