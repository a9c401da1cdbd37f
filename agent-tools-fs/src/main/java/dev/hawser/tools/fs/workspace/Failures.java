package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.NotRegularFileException;
import dev.hawser.tools.fs.handle.OpenTimeoutException;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/**
 * Explains to a model what the file system said. Never shows the message of a {@link FileSystemException}, which may hold a
 * path of the host; its reason doesn't.
 */
final class Failures {

    private Failures() {}

    static WorkspaceException explain(IOException e, WorkspacePath path) {
        String shown = path.shown();
        if (e instanceof NoSuchFileException) {
            return failure(Code.NOT_FOUND, path, shown + " does not exist any more. List its directory.", e);
        }
        if (e instanceof FileAlreadyExistsException) {
            return failure(Code.EXISTS, path, shown + " exists already. Look at it, or choose another name.", e);
        }
        if (e instanceof DirectoryNotEmptyException) {
            return failure(
                    Code.NOT_EMPTY, path, shown + " is not empty: something was put there just now. List it.", e);
        }
        if (e instanceof NotDirectoryException) {
            return failure(
                    Code.NOT_A_DIRECTORY,
                    path,
                    "a name in " + shown + " is no directory any more. List the directory above it.",
                    e);
        }
        if (e instanceof NotRegularFileException) {
            return notRegular(path, e);
        }
        if (e instanceof AccessDeniedException) {
            return failure(
                    Code.DENIED, path, "the operating system denies access to " + shown + ". Work without it.", e);
        }
        if (e instanceof AtomicMoveNotSupportedException) {
            return failure(
                    Code.IO,
                    path,
                    shown + " is on another file system, which nothing can be moved to or from."
                            + " Read it, and write it anew where it shall be.",
                    e);
        }
        if (e instanceof OpenTimeoutException) {
            return failure(
                    Code.IO,
                    path,
                    "opening " + shown + " took too long, and was given up. Work without it, or try later.",
                    e);
        }
        if (e instanceof ChangedMeanwhileException) {
            return failure(
                    Code.STALE, path, shown + " keeps being changed by others. Nothing was written. Read it again.", e);
        }
        if (e instanceof ClosedByInterruptException || e instanceof InterruptedIOException) {
            return failure(Code.IO, path, "the work on " + shown + " was interrupted. Look at it before you go on.", e);
        }
        return failure(Code.IO, path, "the disk failed on " + shown + reason(e) + ". Try again once.", e);
    }

    /** Says that a FIFO, socket or device is not opened. */
    static WorkspaceException notRegular(WorkspacePath path, @Nullable IOException cause) {
        return failure(
                Code.NOT_REGULAR,
                path,
                path.shown() + " is a FIFO, socket or device. Only regular files and directories can be used.",
                cause);
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException failed) {
            return failed.getReason() == null ? "" : " (" + Escapes.escape(failed.getReason()) + ")";
        }
        boolean plain = e.getClass() == IOException.class && e.getMessage() != null;
        return plain ? " (" + Escapes.escape(e.getMessage()) + ")" : "";
    }

    private static WorkspaceException failure(
            Code code, WorkspacePath path, String message, @Nullable IOException cause) {
        return new WorkspaceException(code, path.given(), message, cause);
    }
}
