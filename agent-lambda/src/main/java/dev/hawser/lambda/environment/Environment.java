package dev.hawser.lambda.environment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configuration of a function: its environment variables, read and checked once, when it starts. Immutable. */
public final class Environment {

    private final Map<Setting<?>, Object> values;

    private Environment(Map<Setting<?>, Object> values) {
        this.values = values;
    }

    /**
     * Reads settings.
     *
     * @param variables the variables, such as {@link System#getenv()}
     * @throws EnvironmentException with every variable that is missing or has a value that won't do
     */
    public static Environment read(Map<String, String> variables, Collection<? extends Setting<?>> settings) {
        Map<Setting<?>, Object> values = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (Setting<?> setting : settings) {
            String text = variables.get(setting.name());
            setting.parse(text)
                    .ifPresentOrElse(value -> values.put(setting, value), () -> problems.add(setting.problem(text)));
        }
        if (!problems.isEmpty()) {
            throw new EnvironmentException(problems);
        }
        return new Environment(values);
    }

    /**
     * Returns the value of a setting.
     *
     * @throws IllegalArgumentException if it is not one of those that were read
     */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the setting " + setting + " was not read: name it in the handler's constructor");
        }
        return (T) value;
    }
}
