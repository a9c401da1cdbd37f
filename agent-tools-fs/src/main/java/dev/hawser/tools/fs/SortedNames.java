package dev.hawser.tools.fs;

import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.handle.TemporaryName;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A directory's names in order, a chunk at a time: the directory is read once for every chunk, so that memory stays bounded
 * while the order stays total.
 *
 * @param names in order
 * @param more whether there are names after these
 */
record SortedNames(List<Name> names, boolean more) {

    private static final int CHUNK = 20_000;

    /** Reads the first names, or those after a given one. The handle must be fresh. */
    static SortedNames read(View view, DirectoryHandle fresh, @Nullable Name after) {
        PriorityQueue<Name> largestFirst = new PriorityQueue<>(Comparator.reverseOrder());
        boolean more = false;
        for (Name name : fresh.names()) {
            if (TemporaryName.matches(name.text())) {
                view.sweep(fresh, name);
            } else if (after == null || name.compareTo(after) > 0) {
                largestFirst.add(name);
                if (largestFirst.size() > CHUNK) {
                    largestFirst.remove();
                    more = true;
                }
            }
        }
        Name[] names = largestFirst.toArray(Name[]::new);
        Arrays.sort(names);
        return new SortedNames(List.of(names), more);
    }

    int size() {
        return names.size();
    }

    Name get(int index) {
        return names.get(index);
    }

    Name last() {
        return names.get(names.size() - 1);
    }
}
