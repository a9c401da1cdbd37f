package dev.hawser.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.tool.InputType;
import dev.hawser.lambda.contract.ErrorKind;
import dev.hawser.lambda.environment.EnvironmentException;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskHandlerTest extends FunctionTest {

    record Parameters(String ref, int depth) {}

    @Test
    void a_task_works_in_the_directory_of_the_request_and_its_files_are_described() throws IOException {
        JsonNode answer = ask(
                function(context -> {
                    context.workspace().write("out/a.txt", "abc".getBytes(StandardCharsets.UTF_8), WriteMode.CREATE);
                    return TaskResult.done("written").artifacts("out/a.txt").output(Map.of("files", 1));
                }),
                "{\"runId\":\"r\",\"workspace\":\"deep/w\"}");

        assertThat(answer).isEqualTo(Json.parse("""
                {"runId":"r","status":"completed","stopReason":"done","text":"written","output":{"files":1},
                 "artifacts":[{"path":"out/a.txt","bytes":3,
                   "sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}],
                 "approvals":[],
                 "usage":{"inputTokens":0,"outputTokens":0,"cacheReadTokens":0,"cacheWriteTokens":0,"turns":0,"toolCalls":0}}"""));
        assertThat(file("deep/w/out/a.txt")).isEqualTo("abc");
    }

    @Test
    void a_task_can_not_leave_its_directory() throws IOException {
        Files.createDirectories(mount.resolve("other"));
        Files.writeString(mount.resolve("other/secret.txt"), "secret");
        Files.createDirectories(mount.resolve("w"));
        Files.createSymbolicLink(mount.resolve("w/link"), mount.resolve("other"));

        for (String path : List.of("../other/secret.txt", "link/secret.txt", mount + "/other/secret.txt")) {
            JsonNode answer = ask(
                    function(context -> {
                        context.workspace().read(path);
                        return TaskResult.done("read");
                    }),
                    request("r"));
            assertThat(answer.at("/error/kind").asText()).as(path).isEqualTo("storage");
        }
    }

    @Test
    void parameters_are_bound_and_what_is_wrong_with_them_is_said_by_path() throws IOException {
        InputType<Parameters> type = InputType.of(Parameters.class);
        TaskHandler handler =
                function(context -> TaskResult.done(context.parameters(type).toString()));

        assertThat(ask(handler, request("r", "\"parameters\":{\"ref\":\"main\",\"depth\":2}"))
                        .path("text")
                        .asText())
                .isEqualTo("Parameters[ref=main, depth=2]");
        JsonNode wrong = ask(handler, request("r", "\"parameters\":{\"depth\":\"deep\",\"rev\":1}"));
        assertThat(wrong.at("/error/kind").asText()).isEqualTo("bad_request");
        assertThat(wrong.at("/error/message").asText())
                .contains("parameters.ref", "parameters.depth: ", "parameters.rev");
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void a_task_that_fails_is_an_answer_with_the_kind_and_the_message(ErrorKind kind) throws IOException {
        JsonNode answer = ask(
                function(context -> {
                    throw new TaskFailedException(kind, "no such repository");
                }),
                request("r"));

        assertThat(answer.path("status").asText()).isEqualTo("failed");
        assertThat(answer.path("error"))
                .isEqualTo(Json.object().put("kind", kind.word()).put("message", "no such repository"));
    }

    @Test
    void a_bug_of_a_task_is_an_answer_too() throws IOException {
        JsonNode answer = ask(
                function(context -> {
                    throw new ArithmeticException("/ by zero");
                }),
                request("r"));

        assertThat(answer.path("error"))
                .isEqualTo(Json.object()
                        .put("kind", "internal")
                        .put("message", "java.lang.ArithmeticException: / by zero"));
    }

    @Test
    void what_a_retry_can_cure_is_thrown() {
        assertThatThrownBy(() -> ask(
                        function(context -> {
                            throw new RetryLaterException("the network is down", null);
                        }),
                        request("r")))
                .isInstanceOf(RetryLaterException.class)
                .hasMessage("the network is down");
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionException.Kind.class,
            names = {"BUSY", "LOST", "STORAGE"})
    void trouble_with_the_session_that_passes_is_thrown(SessionException.Kind kind) {
        assertThatThrownBy(() -> ask(
                        function(context -> {
                            throw new SessionException(kind, "r", "trouble");
                        }),
                        request("r")))
                .isInstanceOf(RetryLaterException.class)
                .hasMessage("trouble");
    }

    @Test
    void a_damaged_session_is_an_answer() throws IOException {
        JsonNode answer = ask(
                function(context -> {
                    throw new SessionException(SessionException.Kind.CORRUPT, "r", "damaged");
                }),
                request("r"));

        assertThat(answer.at("/error/kind").asText()).isEqualTo("storage");
    }

    @Test
    void an_error_of_the_jvm_is_thrown() {
        assertThatThrownBy(() -> ask(
                        function(context -> {
                            throw new OutOfMemoryError("no more");
                        }),
                        request("r")))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void an_artifact_that_is_not_there_is_a_failure_and_no_crash() throws IOException {
        JsonNode answer = ask(function(context -> TaskResult.done("").artifacts("gone.txt")), request("r"));

        assertThat(answer.path("status").asText()).isEqualTo("failed");
        assertThat(answer.at("/error/message").asText()).contains("gone.txt");
    }

    @Test
    void what_is_no_json_is_a_bad_request_and_a_long_run_id_is_not_echoed() throws IOException {
        TaskHandler handler = function(context -> TaskResult.done(""));

        assertThat(ask(handler, "hello").at("/error/message").asText()).startsWith("the request is not JSON");
        assertThat(ask(handler, "").at("/error/kind").asText()).isEqualTo("bad_request");
        assertThat(ask(handler, request("x".repeat(100_000))).path("runId").asText())
                .hasSize(128);
    }

    @Test
    void a_mount_that_is_not_there_stops_the_start() {
        assertThatThrownBy(() -> new TestAgentHandler(
                        Map.of("WORKSPACE_MOUNT", mount.resolve("none").toString(), "LOG_LEVEL", "LOUD"),
                        environment -> context -> {
                            throw new AssertionError("not reached");
                        }))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContainingAll("WORKSPACE_MOUNT is '", "LOG_LEVEL is 'LOUD'", "BEDROCK_MODEL_ID is missing");
    }

    @Test
    void requests_run_at_the_same_time_and_do_not_mix() throws Exception {
        int count = 8;
        CountDownLatch all = new CountDownLatch(count);
        AtomicInteger setUps = new AtomicInteger();
        TaskHandler handler = new TestHandler(variables(), environment -> {
            setUps.incrementAndGet();
            return context -> {
                all.countDown();
                try {
                    all.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                context.workspace()
                        .write(
                                context.request().runId() + ".txt",
                                context.request().runId().getBytes(StandardCharsets.UTF_8),
                                WriteMode.CREATE);
                return TaskResult.done(context.request().runId());
            };
        });

        List<CompletableFuture<String>> answers = IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return ask(handler, request("r" + i))
                                        .path("text")
                                        .asText();
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        task -> new Thread(task).start()))
                .toList();

        for (int i = 0; i < count; i++) {
            assertThat(answers.get(i).get()).isEqualTo("r" + i);
            assertThat(file("w/r" + i + ".txt")).isEqualTo("r" + i);
        }
        assertThat(setUps).hasValue(1);
    }
}
