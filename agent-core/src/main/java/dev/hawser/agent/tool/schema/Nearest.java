package dev.hawser.agent.tool.schema;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {

    private static final int LONGEST = 100;
    private static final int SHORTEST_PREFIX = 3;

    private Nearest() {}

    /**
     * Returns the known name that is most like the given one: equal but for case and separators, a few typing mistakes away,
     * or the only one that begins with it or that it begins with.
     */
    public static Optional<String> to(String name, Collection<String> known) {
        String wanted = plain(name);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = null;
        int least = Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(wanted, plain(candidate), least);
            if (distance < least) {
                nearest = candidate;
                least = distance;
            }
        }
        return Optional.ofNullable(nearest).or(() -> onlyOneWithPrefix(wanted, known));
    }

    private static Optional<String> onlyOneWithPrefix(String wanted, Collection<String> known) {
        if (wanted.length() < SHORTEST_PREFIX) {
            return Optional.empty();
        }
        var matching = known.stream()
                .filter(candidate -> plain(candidate).length() >= SHORTEST_PREFIX)
                .filter(candidate -> plain(candidate).startsWith(wanted) || wanted.startsWith(plain(candidate)))
                .limit(2)
                .toList();
        return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
    }

    private static String plain(String name) {
        return name.replaceAll("[-_. ]", "").toLowerCase(Locale.ROOT);
    }

    /** Returns how many letters must be inserted, deleted, replaced or swapped with their neighbour, or {@code limit} if more. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, a, b, i, j);
            }
        }
        return Math.min(limit, steps[a.length()][b.length()]);
    }

    private static int cheapest(int[][] steps, String a, String b, int i, int j) {
        int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
