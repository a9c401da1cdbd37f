package dev.hawser.lambda.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/** Through slf4j, which finds the provider by itself. */
class JsonLoggingTest {

    private static final Logger LOG = LoggerFactory.getLogger("books");

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(before);
        MDC.clear();
    }

    private List<JsonNode> lines() throws JsonProcessingException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : written.toString(StandardCharsets.UTF_8).split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void a_line_has_the_keys_of_powertools_the_context_and_the_values() throws JsonProcessingException {
        MDC.put("function_request_id", "q-1");
        MDC.put("cold_start", "true");

        LOG.atInfo()
                .addKeyValue("turn", 3)
                .addKeyValue("share", 0.5)
                .addArgument("Moby \"Dick\"\n")
                .log("found {}");

        JsonNode line = lines().get(0);
        assertThat(line.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        ((ObjectNode) line).remove("timestamp");
        assertThat(line).isEqualTo(new ObjectMapper().readTree("""
                {"level":"INFO","message":"found Moby \\"Dick\\"\\n","service":"function","logger":"books",
                 "function_request_id":"q-1","cold_start":true,"turn":3,"share":0.5}"""));
    }

    @Test
    void a_failure_has_its_name_message_and_stack() throws JsonProcessingException {
        LOG.warn("no luck with {}", "it", new IllegalStateException("broken"));

        JsonNode line = lines().get(0);
        assertThat(line.path("message").asText()).isEqualTo("no luck with it");
        assertThat(line.at("/error/name").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.at("/error/message").asText()).isEqualTo("broken");
        assertThat(line.at("/error/stack").asText()).contains("JsonLoggingTest");
    }

    @Test
    void what_is_below_the_level_is_left_out() throws JsonProcessingException {
        LOG.debug("not this");
        LOG.atTrace().log("nor this");
        LOG.error("but this");

        assertThat(lines()).extracting(line -> line.path("message").asText()).containsExactly("but this");
    }

    @Test
    void lines_of_many_threads_do_not_mix() throws JsonProcessingException {
        IntStream.range(0, 500).parallel().forEach(i -> LOG.info("line {}", i));

        assertThat(lines()).hasSize(500);
    }

    @Test
    void the_environment_sets_the_level_and_the_service() {
        assertThat(LogSettings.of(Map.of("LOG_LEVEL", "debug", "AWS_LAMBDA_FUNCTION_NAME", "f")))
                .isEqualTo(new LogSettings(Level.DEBUG, "f"));
        assertThat(LogSettings.of(Map.of("LOG_LEVEL", "loud", "POWERTOOLS_SERVICE_NAME", "s")))
                .isEqualTo(new LogSettings(Level.INFO, "s"));
    }
}
