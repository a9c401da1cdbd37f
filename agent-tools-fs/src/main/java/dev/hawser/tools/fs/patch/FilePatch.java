package dev.hawser.tools.fs.patch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a patch does to one file. */
public sealed interface FilePatch {

    /** Returns the path as the model wrote it. */
    String path();

    /**
     * Creates a file.
     *
     * @param lines what is in it
     */
    record Add(String path, List<String> lines) implements FilePatch {

        /** Copies the list. */
        public Add {
            lines = List.copyOf(lines);
        }
    }

    /** Deletes a file. */
    record Delete(String path) implements FilePatch {}

    /**
     * Changes a file, moves it, or both.
     *
     * @param newPath where to move it; null if it stays
     * @param hunks what to change
     */
    record Update(String path, @Nullable String newPath, List<Hunk> hunks) implements FilePatch {

        /** Copies the list. */
        public Update {
            hunks = List.copyOf(hunks);
        }
    }
}
