package dev.hawser.examples.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.examples.review.TerminalText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/** Asks the person at the terminal. */
final class Decisions {

    private static final int WIDTH = 2_000;

    private final PrintWriter terminal;
    private final BufferedReader keyboard =
            new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

    Decisions(PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** Returns a decision on each call that waits. Anything but a yes is a no. */
    ArrayNode on(JsonNode waiting) {
        ArrayNode decisions = Json.array();
        for (JsonNode call : waiting) {
            terminal.println();
            call.path("arguments")
                    .properties()
                    .forEach(argument -> terminal.println(
                            TerminalText.line(argument.getKey() + ": " + text(argument.getValue()), WIDTH)));
            terminal.print(TerminalText.line(call.path("question").asText(), WIDTH) + " [y/N] ");
            terminal.flush();
            boolean approved = line().strip().equalsIgnoreCase("y");
            ObjectNode decision = decisions
                    .addObject()
                    .put("callId", call.path("callId").asText())
                    .put("approved", approved);
            if (!approved) {
                decision.put("reason", "a person refused");
            }
        }
        return decisions;
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : Json.write(value);
    }

    private String line() {
        try {
            String line = keyboard.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
