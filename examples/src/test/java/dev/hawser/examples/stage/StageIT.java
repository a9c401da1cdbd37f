package dev.hawser.examples.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The stage as a program of its own, with the deployable. */
@EnabledOnOs(OS.LINUX)
class StageIT {

    @TempDir
    private Path mount;

    private final HttpClient http = HttpClient.newHttpClient();
    private Process stage;
    private URI invoke;

    @BeforeEach
    void raise() throws IOException {
        stage = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stage.class.getName(),
                        "--mount",
                        mount.toString(),
                        "--deployable",
                        Path.of("target/hawser-lambda.zip").toAbsolutePath().toString(),
                        "--timeout",
                        "summary=1")
                .redirectError(mount.resolve("stage.log").toFile())
                .start();
        BufferedReader out = stage.inputReader(StandardCharsets.UTF_8);
        JsonNode ready = Json.parse(String.valueOf(out.readLine()));
        assertThat(ready.path("mount").asText()).isEqualTo(mount.toString());
        invoke = URI.create(ready.path("invoke").asText());
    }

    @AfterEach
    void strike() throws Exception {
        stage.getOutputStream().close();
        assertThat(stage.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(stage.exitValue()).isZero();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(invoke.resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> invoke(String function, String body) throws Exception {
        return post("/2015-03-31/functions/" + function + "/invocations", body);
    }

    @Test
    void the_functions_are_invoked_through_lambdas_api() throws Exception {
        Files.createDirectories(mount.resolve("r/project"));
        Files.writeString(
                mount.resolve("r/project/A.java"),
                "class A {\n    String password = \"hunter2hunter2\";\n    String key = \"AKIAIOSFODNN7EXAMPLF\";\n}\n");

        HttpResponse<String> fetched = invoke(
                "fetch-source", "{\"runId\":\"r-fetch\",\"workspace\":\"r\",\"parameters\":{\"path\":\"project\"}}");
        HttpResponse<String> reviewed = invoke(
                "arn:aws:lambda:us-east-1:123456789012:function:security-review:live",
                "{\"runId\":\"r-security\",\"workspace\":\"r\",\"prompt\":\"Review it.\"}");

        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(Json.parse(fetched.body()).path("status").asText())
                .as(fetched.body())
                .isEqualTo("completed");
        assertThat(reviewed.headers().firstValue("X-Amz-Function-Error")).isEmpty();
        assertThat(Json.parse(reviewed.body()).path("status").asText())
                .as(reviewed.body())
                .isEqualTo("completed");
        assertThat(Files.readString(mount.resolve("r/reviews/security.json"))).contains("A.java");
    }

    @Test
    void a_killed_function_comes_up_again() throws Exception {
        String bad = "{\"runId\":\"r\"}";
        assertThat(invoke("style-review", bad).statusCode()).isEqualTo(200);

        assertThat(post("/stage/kill/style-review", "").statusCode()).isEqualTo(200);

        assertThat(Json.parse(invoke("style-review", bad).body())
                        .at("/error/kind")
                        .asText())
                .isEqualTo("bad_request");
    }

    @Test
    void what_there_is_not_is_said() throws Exception {
        HttpResponse<String> unknown = invoke("nobody", "{}");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("X-Amzn-ErrorType")).contains("ResourceNotFoundException");
        assertThat(post("/stage/kill/nobody", "").statusCode()).isEqualTo(404);
        assertThat(post("/elsewhere", "").statusCode()).isEqualTo(404);
    }
}
