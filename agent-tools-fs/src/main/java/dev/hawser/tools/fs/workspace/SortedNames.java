package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.handle.TemporaryName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
        List<Name> first = new ArrayList<>();
        boolean more = false;
        for (Name name : fresh.names()) {
            if (TemporaryName.matches(name.text())) {
                view.sweep(fresh, name);
            } else if (after == null || name.compareTo(after) > 0) {
                first.add(name);
                if (first.size() == 2 * CHUNK) {
                    first = chunk(first);
                    more = true;
                }
            }
        }
        return new SortedNames(chunk(first), more || first.size() > CHUNK);
    }

    /** Returns the first names in order, at most a chunk of them. */
    private static List<Name> chunk(List<Name> names) {
        Collections.sort(names);
        return new ArrayList<>(names.subList(0, Math.min(CHUNK, names.size())));
    }

    int size() {
        return names.size();
    }

    Name get(int index) {
        return names.get(index);
    }

    /** Returns whether the name is among these, or may be among those after them. */
    boolean mayContain(Name name) {
        return more || Collections.binarySearch(names, name) >= 0;
    }

    Name last() {
        return names.get(names.size() - 1);
    }
}
