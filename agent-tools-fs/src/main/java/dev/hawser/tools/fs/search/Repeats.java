package dev.hawser.tools.fs.search;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often an expression may repeat something at most, as far as it gives numbers. Repeats within repeats multiply; one after
 * the other, or one or the other, they don't.
 */
final class Repeats {

    private static final Pattern NUMBER = Pattern.compile("\\{(?:\\d*,)?(\\d{1,9})");

    /** What the parts of an expression don't tell, since it takes no character. */
    private static final Pattern LOOK_AROUND = Pattern.compile("\\(\\?<?[=!]");

    private Repeats() {}

    /**
     * Returns the largest product of repeats within each other, or more.
     *
     * @param regex what the expression is made of, if that is known
     */
    static long of(String expression, @Nullable Regex regex) {
        return regex == null || LOOK_AROUND.matcher(expression).find() ? written(expression) : nested(regex);
    }

    private static long nested(Regex regex) {
        if (regex instanceof Regex.Repeat repeat) {
            int times = repeat.max() == Integer.MAX_VALUE ? repeat.min() : repeat.max();
            return saturated(Math.max(1, times), nested(repeat.body()));
        }
        if (regex instanceof Regex.Sequence sequence) {
            return largest(sequence.parts());
        }
        return regex instanceof Regex.Choice choice ? largest(choice.branches()) : 1;
    }

    private static long largest(List<Regex> parts) {
        return parts.stream().mapToLong(Repeats::nested).max().orElse(1);
    }

    private static long written(String expression) {
        Matcher numbers = NUMBER.matcher(expression);
        long product = 1;
        while (numbers.find()) {
            product = saturated(product, Math.max(1, Long.parseLong(numbers.group(1))));
        }
        return product;
    }

    private static long saturated(long a, long b) {
        return a > Integer.MAX_VALUE / b ? Integer.MAX_VALUE : a * b;
    }
}
