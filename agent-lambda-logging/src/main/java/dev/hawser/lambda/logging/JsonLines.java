package dev.hawser.lambda.logging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.spi.MDCAdapter;

/** Writes what is logged to standard output, a JSON object a line, with the keys of Powertools for AWS Lambda. */
final class JsonLines {

    private static final int MOST_OF_A_STACK = 16_000;

    private final String service;
    private final MDCAdapter context;

    JsonLines(String service, MDCAdapter context) {
        this.service = service;
        this.context = context;
    }

    void write(
            Level level,
            String logger,
            String message,
            @Nullable List<KeyValuePair> values,
            @Nullable Throwable failure,
            Instant time) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("level", level.name())
                .put("message", message)
                .put("timestamp", time.toString())
                .put("service", service)
                .put("logger", logger);
        Map<String, String> inherited = context.getCopyOfContextMap();
        if (inherited != null) {
            inherited.forEach((key, value) -> put(line, key, value));
        }
        if (values != null) {
            values.forEach(pair -> put(line, pair.key, pair.value));
        }
        if (failure != null) {
            line.putObject("error")
                    .put("name", failure.getClass().getName())
                    .put("message", failure.getMessage())
                    .put("stack", stack(failure));
        }
        print(line);
    }

    /** Texts that are truth values become those, since slf4j's context has texts only. */
    private static void put(ObjectNode line, String key, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            line.put(key, ((Number) value).longValue());
        } else if (value instanceof Number number) {
            line.put(key, number.doubleValue());
        } else if (value instanceof Boolean || "true".equals(value) || "false".equals(value)) {
            line.put(key, Boolean.parseBoolean(value.toString()));
        } else {
            line.put(key, value == null ? null : value.toString());
        }
    }

    private static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.getBuffer().substring(0, Math.min(text.getBuffer().length(), MOST_OF_A_STACK));
    }

    /** In one piece, so that lines of several threads don't mix. */
    private static void print(ObjectNode line) {
        PrintStream out = System.out;
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }
}
