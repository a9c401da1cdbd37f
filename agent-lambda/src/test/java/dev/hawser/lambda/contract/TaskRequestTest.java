package dev.hawser.lambda.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRequestTest {

    private static TaskRequest read(String json) throws JsonProcessingException {
        return TaskRequest.of(Json.parse(json));
    }

    @Test
    void a_whole_request_is_read() throws JsonProcessingException {
        assertThat(read("""
                {"runId":"r-1","prompt":"Go.","workspace":"a/b","parameters":{"n":9007199254740993},
                 "approvals":[{"callId":"c1","approved":true},{"callId":"c2","approved":false,"reason":"no"}],"cancel":true}"""))
                .isEqualTo(new TaskRequest(
                        "r-1",
                        "Go.",
                        "a/b",
                        Json.object().put("n", 9007199254740993L),
                        List.of(Approval.grant("c1"), Approval.deny("c2", "no")),
                        true));
    }

    @Test
    void only_the_run_and_the_workspace_are_required_and_null_is_like_nothing() throws JsonProcessingException {
        TaskRequest least = new TaskRequest("r", null, "w", Json.object(), List.of(), false);

        assertThat(read("{\"runId\":\"r\",\"workspace\":\"w\"}")).isEqualTo(least);
        assertThat(
                        read(
                                "{\"runId\":\"r\",\"workspace\":\"w\",\"prompt\":null,\"parameters\":null,\"approvals\":null,\"cancel\":null}"))
                .isEqualTo(least);
    }

    @Test
    void a_refusal_without_a_reason_gets_one() throws JsonProcessingException {
        assertThat(read("{\"runId\":\"r\",\"workspace\":\"w\",\"approvals\":[{\"callId\":\"c\",\"approved\":false}]}")
                        .approvals())
                .containsExactly(Approval.deny("c", "a person refused it"));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_with_its_path() {
        assertThatThrownBy(() -> read("""
                {"runId":1,"prompt":" ","parameters":[],"cancel":"yes","wrokspace":"w",
                 "approvals":[{"callId":"c","approved":"true"},{"approved":true,"why":"?"},7,
                              {"callId":"d","approved":true},{"callId":"d","approved":false}]}"""))
                .isInstanceOf(BadRequestException.class)
                .hasMessage(
                        "wrokspace: is not known; there are runId, prompt, workspace, parameters, approvals, cancel; "
                                + "runId: must be a text, not 1; "
                                + "workspace: is missing, must be a text; "
                                + "prompt: must not be blank; "
                                + "parameters: must be an object, not a list; "
                                + "approvals[0].approved: must be true or false, not a text; "
                                + "approvals[1].why: is not known; there are callId, approved, reason; "
                                + "approvals[1].callId: is missing, must be a text; "
                                + "approvals[2]: must be an object, not 7; "
                                + "approvals[4].callId: 'd' is decided twice; "
                                + "cancel: must be true or false, not a text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", ".hawser", "../w", "a/../b", "/a", "a/", "a//b", "a\\b", "a b", "ä", "a\n", "a/.b"
            })
    void a_workspace_is_plain_names_only(String name) {
        assertThatThrownBy(() -> TaskRequest.of(Json.object().put("runId", "r").put("workspace", name)))
                .hasMessageStartingWith("workspace: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "-r", "r\n"})
    void a_run_id_is_one_plain_name(String id) {
        assertThatThrownBy(() -> TaskRequest.of(Json.object().put("runId", id).put("workspace", "w")))
                .hasMessageStartingWith("runId: ");
    }

    @Test
    void names_have_a_longest_length() throws JsonProcessingException {
        String longest = "r".repeat(128);
        assertThat(TaskRequest.of(Json.object().put("runId", longest).put("workspace", longest))
                        .runDirectory())
                .isEqualTo("runs/" + longest);
        assertThatThrownBy(() -> TaskRequest.of(
                        Json.object().put("runId", longest + "r").put("workspace", longest + "/" + longest)))
                .hasMessageContainingAll("runId: ", "workspace: ");
    }

    @Test
    void what_is_no_object_is_refused() {
        assertThatThrownBy(() -> read("[]")).hasMessage("the request must be a JSON object, not a list");
    }
}
