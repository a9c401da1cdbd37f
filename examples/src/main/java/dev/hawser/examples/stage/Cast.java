package dev.hawser.examples.stage;

import dev.hawser.testing.lambda.LocalFunction;
import java.util.Map;
import java.util.Optional;

/** The functions by their names. */
record Cast(Map<String, LocalFunction> functions) implements AutoCloseable {

    private static final String ARN = "arn:";
    private static final int NAME_IN_ARN = 6;

    /** Returns a function by its name, or by its ARN, with or without a version or an alias. */
    Optional<LocalFunction> find(String reference) {
        String[] parts = reference.split(":");
        int name = reference.startsWith(ARN) ? NAME_IN_ARN : 0;
        return parts.length <= name ? Optional.empty() : Optional.ofNullable(functions.get(parts[name]));
    }

    @Override
    public void close() {
        functions.values().forEach(LocalFunction::close);
    }
}
