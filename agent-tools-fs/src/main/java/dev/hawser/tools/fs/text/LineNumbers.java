package dev.hawser.tools.fs.text;

import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers of lines, as a message names them. */
public final class LineNumbers {

    private static final int MOST = 10;

    private LineNumbers() {}

    /**
     * Returns the first ten, and a sign that there are more: {@code 12, 40, 77}.
     *
     * @param count how many there are
     * @param number gives the one at an index, from 0; asked for those that are named only
     */
    public static String named(int count, IntUnaryOperator number) {
        return IntStream.range(0, Math.min(count, MOST))
                        .map(number)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(", "))
                + (count > MOST ? ", …" : "");
    }
}
