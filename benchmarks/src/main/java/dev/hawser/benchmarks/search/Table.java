package dev.hawser.benchmarks.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of a comparison, to be printed in Markdown.
 *
 * @param title what was searched
 */
record Table(String title, List<Row> rows) {

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("### " + title + "\n\n");
        text.append("| case | found | Hawser ms | rg ms | grep -r ms | Hawser / rg | Hawser / grep |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|\n");
        for (Row row : rows) {
            text.append("| %s | %d | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            name(row.search()),
                            row.found(),
                            number(row.hawser().medianMillis(), 1),
                            number(row.ripgrep().medianMillis(), 1),
                            row.grep()
                                    .map(times -> number(times.medianMillis(), 1))
                                    .orElse("-"),
                            number(row.toRipgrep(), 2),
                            row.toGrep().map(ratio -> number(ratio, 2)).orElse("-")));
        }
        List<Double> ratios = rows.stream().map(Row::toRipgrep).sorted().toList();
        text.append("\nTo rg: median ratio %s, worst %s. To grep -r: worst %s.\n"
                .formatted(
                        number(ratios.get(ratios.size() / 2), 2),
                        number(ratios.get(ratios.size() - 1), 2),
                        rows.stream()
                                .map(Row::toGrep)
                                .flatMap(Optional::stream)
                                .max(Comparator.naturalOrder())
                                .map(ratio -> number(ratio, 2))
                                .orElse("-")));
        return text.toString();
    }

    private static String name(SearchCase search) {
        return search.pattern().isEmpty()
                ? search.name()
                : search.name() + ", `" + search.pattern().replace("|", "\\|") + "`";
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
