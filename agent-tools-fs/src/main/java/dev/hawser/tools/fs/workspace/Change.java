package dev.hawser.tools.fs.workspace;

import org.jspecify.annotations.Nullable;

/** A change of the disk, one of several that are made {@linkplain Workspace#change together}. */
public sealed interface Change {

    /** Returns the path of the file that is changed. */
    String path();

    /**
     * Writes a file.
     *
     * @param content what shall be in it
     * @param version of that content
     * @param old what must be in it before; null if there must be no such file
     */
    record Write(
            String path,
            byte[] content,
            String version,
            @Nullable FileContent old) implements Change {}

    /** Moves a file to a path that nothing has. */
    record Move(String path, String newPath) implements Change {}

    /**
     * Deletes a file or link.
     *
     * @param seen what must be there
     */
    record Delete(String path, FileInfo seen) implements Change {}
}
