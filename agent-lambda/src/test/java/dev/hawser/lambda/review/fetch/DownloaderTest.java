package dev.hawser.lambda.review.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.lambda.review.fetch.FetchException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloaderTest {

    private static final byte[] BODY = "archive".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path temp;

    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    private final Downloader downloader = new Downloader(
            new AddressRule(InetAddress::getAllByName, true),
            new Retries(3, Duration.ZERO, Duration.ofSeconds(30)),
            pauses::add);

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().toString());
            answers.remove().to(exchange);
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void an_archive_is_downloaded() throws IOException {
        answers.add(body());

        assertThat(download()).hasBinaryContent(BODY);
        assertThat(requests).containsExactly("/a.zip");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirects_are_followed(int status) throws IOException {
        answers.add(status(status, "Location", "/b.zip"));
        answers.add(status(status, "Location", here("/c.zip").toString()));
        answers.add(body());

        assertThat(download()).hasBinaryContent(BODY);
        assertThat(requests).containsExactly("/a.zip", "/b.zip", "/c.zip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/a.zip",
                "https://8.8.8.8/a.zip",
                "http://[fd00:ec2::254]/",
                "file:///etc/passwd",
            })
    void a_redirect_elsewhere_is_not_followed(String target) {
        answers.add(status(302, "Location", target));

        assertFails(Kind.BAD_REQUEST, "the host redirects to");
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_host_that_redirects_for_ever_is_left() {
        for (int i = 0; i < 6; i++) {
            answers.add(status(302, "Location", "/a.zip"));
        }

        assertFails(Kind.BAD_REQUEST, "redirects more than 5 times");
        assertThat(requests).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void a_host_that_has_trouble_is_asked_again(int status) throws IOException {
        answers.add(status(status));
        answers.add(status(status, "Retry-After", "7"));
        answers.add(body());

        assertThat(download()).hasBinaryContent(BODY);
        assertThat(pauses).containsExactly(Duration.ZERO, Duration.ofSeconds(7));
    }

    @Test
    void a_connection_that_breaks_is_made_again_and_nothing_of_it_is_left() throws IOException {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("half of it".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        answers.add(HttpExchange::close);
        answers.add(body());

        assertThat(download()).hasBinaryContent(BODY);
    }

    @Test
    void a_host_that_stays_in_trouble_is_left_after_some_attempts() {
        for (int i = 0; i < 3; i++) {
            answers.add(status(503));
        }

        assertFails(Kind.UNAVAILABLE, "answers with status 503: try again later");
        assertThat(requests).hasSize(3);
    }

    @Test
    void a_host_that_wants_to_be_left_alone_for_long_is() {
        answers.add(status(429, "Retry-After", "31"));

        assertFails(Kind.UNAVAILABLE, "status 429");
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"401, no public archive", "403, no public archive", "404, no public archive", "418, status 418"})
    void what_is_not_there_is_said_at_once(int status, String message) {
        answers.add(status(status));

        assertFails(Kind.NOT_FOUND, message);
        assertThat(requests).hasSize(1);
    }

    @Test
    void an_archive_that_is_too_long_is_not_taken_whether_the_host_says_so_or_not() {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 2000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        });
        assertFails(Kind.LIMIT, "larger than 1000 bytes");

        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                for (int i = 0; i < 1000; i++) {
                    body.write(new byte[1000]);
                }
            }
        });
        assertFails(Kind.LIMIT, "larger than 1000 bytes");
        assertThat(requests).hasSize(2);
    }

    @Test
    void the_deadline_ends_a_download_that_hangs() {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });

        assertThatThrownBy(() -> downloader.download(
                        here("/a.zip"), temp.resolve("a"), 1000, Deadline.in(Duration.ofMillis(300))))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT))
                .hasMessageContaining("had not sent the whole archive");
    }

    @Test
    void this_machine_is_not_asked_unless_that_was_allowed() {
        Downloader strict = Downloader.forPublicHosts();

        assertThatThrownBy(() -> strict.download(here("/a.zip"), temp.resolve("a"), 1000, Deadline.never()))
                .hasMessageContaining("only public https addresses are fetched from");
        assertThatThrownBy(() -> strict.download(
                        URI.create("https://localhost:" + server.getAddress().getPort() + "/a.zip"),
                        temp.resolve("a"),
                        1000,
                        Deadline.never()))
                .hasMessageContaining("is not on the public internet");
        assertThat(requests).isEmpty();
    }

    private Path download() {
        Path file = temp.resolve("archive");
        downloader.download(here("/a.zip"), file, 1000, Deadline.never());
        return file;
    }

    private void assertFails(Kind kind, String message) {
        assertThatThrownBy(this::download)
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    private URI here(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static Answer body() {
        return exchange -> {
            exchange.sendResponseHeaders(200, BODY.length);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        };
    }

    private static Answer status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }
}
