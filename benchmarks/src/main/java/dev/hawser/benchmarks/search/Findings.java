package dev.hawser.benchmarks.search;

import java.util.Comparator;
import java.util.List;

/**
 * What a search found.
 *
 * @param items in order: {@code path:line}, {@code path} or {@code path:count}, as the case reports it
 * @param total how many items there are, of which those given may be the first
 */
record Findings(List<String> items, long total) {

    /** The order in which Hawser answers: names one after the other, numbers by their size. */
    static final Comparator<String> ORDER = Comparator.comparing(Findings::path).thenComparing(Findings::number);

    private static String path(String item) {
        int colon = item.lastIndexOf(':');
        return (colon < 0 ? item : item.substring(0, colon)).replace('/', '\0');
    }

    private static long number(String item) {
        int colon = item.lastIndexOf(':');
        return colon < 0 ? 0 : Long.parseLong(item.substring(colon + 1));
    }

    static Findings complete(List<String> unordered) {
        List<String> items = unordered.stream().sorted(ORDER).toList();
        return new Findings(items, items.size());
    }

    /** Checks that another search, which may show fewer items, found the same. */
    void requireSame(Findings other, String what) {
        List<String> first = items.subList(0, Math.min(items.size(), other.items.size()));
        if (total != other.total || !first.equals(other.items)) {
            String difference = other.items.stream()
                    .filter(item -> !items.contains(item))
                    .findFirst()
                    .or(() -> items.stream()
                            .filter(item -> !other.items.contains(item))
                            .findFirst())
                    .orElse("the order");
            throw new IllegalStateException(
                    "%s differ: %d and %d items, first difference: %s".formatted(what, total, other.total, difference));
        }
    }
}
