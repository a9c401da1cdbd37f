package dev.hawser.agent.telemetry;

import dev.hawser.agent.model.ModelException;
import java.util.Locale;

/** Values of {@code error.type}: few, and free of anything that was said. */
final class ErrorType {

    private ErrorType() {}

    static String of(Throwable failure) {
        return failure instanceof ModelException e
                ? lowerCase(e.kind().name())
                : failure.getClass().getName();
    }

    static String lowerCase(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
