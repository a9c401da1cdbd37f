package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.workspace.WalkSummary.End;
import java.util.ArrayList;
import java.util.List;

/** Counts where a walk could not go. */
final class WalkTrouble {

    private static final int MAX_EXAMPLES = 5;

    private final List<String> examples = new ArrayList<>();
    private long tooDeep;
    private long unreadable;

    synchronized void tooDeep(String path) {
        tooDeep++;
        keep(path);
    }

    synchronized void unreadable(String path) {
        unreadable++;
        keep(path);
    }

    private void keep(String path) {
        if (examples.size() < MAX_EXAMPLES) {
            examples.add(path);
        }
    }

    synchronized WalkSummary summary(long entries, End end) {
        return new WalkSummary(entries, end, tooDeep, unreadable, examples);
    }
}
