package dev.hawser.lambda.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.hawser.lambda.RetryLaterException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchSourceTest {

    @TempDir
    private Path root;

    private Mounted mounted;
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void serve_an_archive() throws IOException {
        mounted = new Mounted(root);
        byte[] archive = zip();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/shop.zip", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(status, archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void an_archive_becomes_the_source_once() {
        JsonNode first = fetch(mounted.environment("FETCH_FROM_LOOPBACK", "true"), here());

        assertThat(first.path("status").asText()).isEqualTo("completed");
        assertThat(first.path("stopReason").asText()).isEqualTo("done");
        assertThat(first.path("output").path("files").asInt()).isEqualTo(1);
        assertThat(first.path("artifacts").findValuesAsText("path")).containsExactly("source-manifest.json");
        assertThat(mounted.text("source/A.java")).isEqualTo("class A {}");
        server.removeContext("/shop.zip");

        assertThat(fetch(mounted.environment("FETCH_FROM_LOOPBACK", "true"), here()))
                .isEqualTo(first);
    }

    @Test
    void a_directory_of_the_workspace_becomes_the_source() {
        mounted.with("uploads/shop/A.java", "class A {}");

        JsonNode response = fetch(mounted.environment(), "{\"path\":\"uploads/shop\"}");

        assertThat(response.path("text").asText()).isEqualTo("Fetched 1 file from uploads/shop.");
        assertThat(mounted.text("source/A.java")).isEqualTo("class A {}");
    }

    @Test
    void a_host_in_trouble_is_asked_again_by_whoever_invoked_the_function() {
        status = 503;

        assertThatThrownBy(() -> fetch(mounted.environment("FETCH_FROM_LOOPBACK", "true"), here()))
                .isInstanceOf(RetryLaterException.class)
                .hasMessageContaining("status 503");
    }

    @Test
    void an_archive_that_is_not_there_is_an_answer() {
        status = 404;

        JsonNode response = fetch(mounted.environment("FETCH_FROM_LOOPBACK", "true"), here());

        assertThat(response.path("status").asText()).isEqualTo("failed");
        assertThat(response.at("/error/kind").asText()).isEqualTo("source");
    }

    @Test
    void this_machine_is_not_asked_unless_the_function_is_set_up_so() {
        JsonNode response = fetch(mounted.environment(), here());

        assertThat(response.at("/error/kind").asText()).isEqualTo("bad_request");
        assertThat(response.at("/error/message").asText()).contains("only public https addresses");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                     | give either 'repository' or 'path'
            {"repository":"https://github.com/o/r","path":"a"}     | give either 'repository' or 'path'
            {"url":"https://github.com/o/r"}                       | parameters.url
            {"repository":["x"]}                                   | parameters.repository
            {"repository":"https://github.com/o"}                  | write it like https://host/owner/name
            {"path":".."}                                          | must name a directory or an archive
            """)
    void parameters_that_name_no_source_are_refused(String parameters, String message) {
        JsonNode response = fetch(mounted.environment(), parameters);

        assertThat(response.path("status").asText()).isEqualTo("failed");
        assertThat(response.at("/error/kind").asText()).isEqualTo("bad_request");
        assertThat(response.at("/error/message").asText()).contains(message);
    }

    private static JsonNode fetch(Map<String, String> environment, String parameters) {
        return Invoker.PATIENT.invoke(new FetchSource(environment), Mounted.request("r-fetch", parameters));
    }

    private String here() {
        return "{\"repository\":\"http://127.0.0.1:" + server.getAddress().getPort() + "/shop.zip\"}";
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("shop-main/A.java"));
            zip.write("class A {}".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
