package dev.hawser.tools.fs.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often an expression may repeat something at most, as far as it gives numbers, if nothing but its text is known. Any
 * repeats may be within each other, and what a group holds may match in two ways every time.
 */
final class Repeats {

    private static final Pattern NUMBER = Pattern.compile("(\\))?\\{(?:\\d*,)?(\\d{1,9})");

    private Repeats() {}

    /** Returns the product of all repeats, or a very large number. */
    static long in(String expression) {
        Matcher numbers = NUMBER.matcher(expression);
        long product = 1;
        while (numbers.find()) {
            int times = Integer.parseInt(numbers.group(2));
            long ways = numbers.group(1) == null ? Math.max(1, times) : 1L << Math.min(31, times);
            product = Math.min(Integer.MAX_VALUE, product * ways);
        }
        return product;
    }
}
