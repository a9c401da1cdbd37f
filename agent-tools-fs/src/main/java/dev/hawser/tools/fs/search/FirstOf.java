package dev.hawser.tools.fs.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first place that any of some finders names. */
final class FirstOf implements CandidateFinder {

    private final List<CandidateFinder> finders;
    private final int[] found;
    private @Nullable String current;

    private FirstOf(List<CandidateFinder> finders) {
        this.finders = finders;
        this.found = new int[finders.size()];
    }

    static CandidateFinder of(List<CandidateFinder> finders) {
        return finders.size() == 1 ? finders.get(0) : new FirstOf(finders);
    }

    @Override
    public int next(String block, int from) {
        boolean fresh = block != current;
        current = block;
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < found.length; i++) {
            if (fresh || found[i] < from) {
                int place = finders.get(i).next(block, from);
                found[i] = place < 0 ? Integer.MAX_VALUE : place;
            }
            first = Math.min(first, found[i]);
        }
        return first == Integer.MAX_VALUE ? -1 : first;
    }
}
