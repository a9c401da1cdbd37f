package dev.hawser.tools.fs.workspace;

import dev.hawser.agent.tool.ToolException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A workspace refused or failed to do something. The message is written for the model: it begins with the code, shows the
 * path as the model wrote it (escaped), says why, and what to do next. It never shows where the workspace is on the host.
 */
public final class WorkspaceException extends ToolException {

    private static final long serialVersionUID = 1L;

    /** Why, for programs. */
    public enum Code {
        /** Nothing has that path. The message names similar paths if there are any. */
        NOT_FOUND,
        /** The name is taken, and replacing was not asked for. */
        EXISTS,
        /** It is a directory, and a file was needed. */
        IS_DIRECTORY,
        /** It, or a name on the way to it, isn't a directory. */
        NOT_A_DIRECTORY,
        /** The directory isn't empty, and deleting what is in it was not asked for. */
        NOT_EMPTY,
        /** The path, or a link on it, leads out of the workspace. */
        OUTSIDE,
        /** A link is where none is allowed, or too many links follow each other. */
        SYMLINK,
        /** It is a FIFO, socket or device. */
        NOT_REGULAR,
        /** The name is one that must not be changed: {@code .git}, the agent's own files. */
        PROTECTED,
        /** The workspace is a read-only view. */
        READ_ONLY,
        /** The file is larger than the limit. */
        TOO_LARGE,
        /** The file's content is not text, and text was needed. */
        NOT_TEXT,
        /** The file changed since the version that was given. */
        STALE,
        /** The text is not a path, or the new name holds characters that names must not have. */
        INVALID_PATH,
        /** The view's budget of bytes or files is used up. */
        QUOTA,
        /** The operating system denies access. */
        DENIED,
        /** The disk failed, the file changed while it was being opened, or an open took too long. */
        IO
    }

    private final Code code;
    private final String path;

    /**
     * Refuses something.
     *
     * @param path as it was given
     * @param message for the model, without the code: what is wrong, and what to do next
     */
    public WorkspaceException(Code code, String path, String message) {
        this(code, path, message, null);
    }

    /** Refuses something, because of that cause. */
    public WorkspaceException(Code code, String path, String message, @Nullable Throwable cause) {
        super(code.name().toLowerCase(Locale.ROOT) + ": " + message, cause);
        this.code = code;
        this.path = path;
    }

    /** Explains what the file system said of a path that exists, without a path of the host. */
    public static WorkspaceException of(IOException failure, String path) {
        return Failures.explain(failure, WorkspacePath.ofExisting(path));
    }

    /** Returns why. */
    public Code code() {
        return code;
    }

    /** Returns the path as it was given, not escaped. */
    public String path() {
        return path;
    }
}
