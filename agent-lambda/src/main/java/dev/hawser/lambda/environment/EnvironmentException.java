package dev.hawser.lambda.environment;

import java.util.List;

/** A function can't start with the environment variables that it has. The message lists all that is wrong. */
public final class EnvironmentException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    EnvironmentException(List<String> problems) {
        super("the function can't start: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, one variable each. */
    public List<String> problems() {
        return problems;
    }
}
