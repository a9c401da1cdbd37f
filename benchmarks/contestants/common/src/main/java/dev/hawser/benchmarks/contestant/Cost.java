package dev.hawser.benchmarks.contestant;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What some conversations cost a process, all of its threads included.
 *
 * @param turns model calls
 * @param cpuNanos time on a processor
 * @param wallNanos time
 * @param allocatedBytes memory that was allocated
 * @param sentBytes bodies of the requests; 0 if nobody counted
 */
public record Cost(long turns, long cpuNanos, long wallNanos, long allocatedBytes, long sentBytes) {

    /** Returns the cost as a line of text. */
    String toLine() {
        return LongStream.of(turns, cpuNanos, wallNanos, allocatedBytes, sentBytes)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    /** Returns the cost that a line of text says. */
    public static Cost ofLine(String line) {
        long[] numbers =
                Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Cost(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
