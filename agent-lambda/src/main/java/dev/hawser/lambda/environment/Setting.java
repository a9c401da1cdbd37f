package dev.hawser.lambda.environment;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An environment variable that a function reads: its name, its type, and its default if it may be missing. Immutable. An
 * empty variable counts as missing.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {

    private final String name;
    private final String expected;
    private final Function<String, Optional<T>> parser;
    private final @Nullable T fallback;

    private Setting(String name, String expected, Function<String, Optional<T>> parser, @Nullable T fallback) {
        this.name = name;
        this.expected = expected;
        this.parser = parser;
        this.fallback = fallback;
    }

    /** A variable with any text. Required, unless it gets a default. */
    public static Setting<String> text(String name) {
        return of(name, "a text", Optional::of);
    }

    /** A variable with a whole number within bounds. Required, unless it gets a default. */
    public static Setting<Long> number(String name, long least, long most) {
        return of(name, "a whole number from " + least + " to " + most, text -> within(text, least, most));
    }

    /** A variable with a time in whole seconds. Required, unless it gets a default. */
    public static Setting<Duration> seconds(String name, long least, long most) {
        return of(
                name,
                "whole seconds from " + least + " to " + most,
                text -> within(text, least, most).map(Duration::ofSeconds));
    }

    /** A variable that is {@code true} or {@code false}. False if it is missing. */
    public static Setting<Boolean> flag(String name) {
        Setting<Boolean> flag = of(name, "true or false", text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
        return flag.orElse(false);
    }

    /**
     * A variable of a type of your own. Required, unless it gets a default.
     *
     * @param expected what the value must be, to follow "must be" in a message
     * @param parser returns the value of a text that is not empty, or nothing if it is not what is expected
     */
    public static <T> Setting<T> of(String name, String expected, Function<String, Optional<T>> parser) {
        return new Setting<>(name, expected, parser, null);
    }

    /** Returns the same setting, which has that value if the variable is missing. */
    public Setting<T> orElse(T value) {
        return new Setting<>(name, expected, parser, value);
    }

    /** Returns the name of the variable. */
    public String name() {
        return name;
    }

    Optional<T> parse(@Nullable String text) {
        return text == null || text.isEmpty() ? Optional.ofNullable(fallback) : parser.apply(text);
    }

    String problem(@Nullable String text) {
        return text == null || text.isEmpty()
                ? name + " is missing: set it to " + expected
                : name + " is '" + text + "': it must be " + expected;
    }

    private static Optional<Long> within(String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            return value >= least && value <= most ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
