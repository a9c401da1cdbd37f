package dev.hawser.tools.fs.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file without opening it.
 *
 * @param path relative to the workspace, {@code /} between names, {@code .} for the workspace itself. The names are as the
 *     disk has them: escape them before printing
 * @param type what it is
 * @param size in bytes, of a file; meaningless otherwise
 * @param modified when the content was last changed
 * @param linkTarget of a link: the text it holds if that stays within the workspace, else a note that it doesn't. For
 *     people to read, not to open
 */
public record FileInfo(
        String path,
        FileType type,
        long size,
        Instant modified,
        @Nullable String linkTarget) {

    /** Returns the last name of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
