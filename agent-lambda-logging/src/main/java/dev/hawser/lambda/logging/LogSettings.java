package dev.hawser.lambda.logging;

import java.util.Locale;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * How a function logs, by its environment variables: {@code LOG_LEVEL}, and {@code POWERTOOLS_SERVICE_NAME} or the function's
 * name. A level that is none is the function's to complain about; here it counts as {@code INFO}.
 */
record LogSettings(Level level, String service) {

    static LogSettings of(Map<String, String> variables) {
        String function = variables.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "function");
        return new LogSettings(
                level(variables.getOrDefault("LOG_LEVEL", "")),
                variables.getOrDefault("POWERTOOLS_SERVICE_NAME", function));
    }

    private static Level level(String name) {
        try {
            return Level.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Level.INFO;
        }
    }
}
