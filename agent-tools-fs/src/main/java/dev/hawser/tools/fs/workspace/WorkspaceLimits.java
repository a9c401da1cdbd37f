package dev.hawser.tools.fs.workspace;

/**
 * Bounds of a {@link Workspace}; see {@link Workspace#limited}. What is written is counted from the moment the view is made,
 * by everybody who writes through it, and deleting gives nothing back.
 *
 * @param maxReadBytes the largest file that is read into memory whole
 * @param maxFileBytes the largest file that may be written
 * @param maxWrittenBytes how much may be written altogether
 * @param maxNewFiles how many files and directories may be created altogether
 */
public record WorkspaceLimits(long maxReadBytes, long maxFileBytes, long maxWrittenBytes, long maxNewFiles) {

    private static final WorkspaceLimits DEFAULTS =
            new WorkspaceLimits(64L << 20, 64L << 20, Long.MAX_VALUE, Long.MAX_VALUE);

    /** Checks that no bound is negative. */
    public WorkspaceLimits {
        if (maxReadBytes < 0 || maxFileBytes < 0 || maxWrittenBytes < 0 || maxNewFiles < 0) {
            throw new IllegalArgumentException(
                    "a limit of a workspace is negative: use 0 to forbid, or a positive number");
        }
    }

    /** 64 MiB for one file, read or written; no bound on the sum. */
    public static WorkspaceLimits defaults() {
        return DEFAULTS;
    }

    /** Returns a copy with another {@link #maxReadBytes}. */
    public WorkspaceLimits maxReadBytes(long bytes) {
        return new WorkspaceLimits(bytes, maxFileBytes, maxWrittenBytes, maxNewFiles);
    }

    /** Returns a copy with another {@link #maxFileBytes}. */
    public WorkspaceLimits maxFileBytes(long bytes) {
        return new WorkspaceLimits(maxReadBytes, bytes, maxWrittenBytes, maxNewFiles);
    }

    /** Returns a copy with another {@link #maxWrittenBytes}. */
    public WorkspaceLimits maxWrittenBytes(long bytes) {
        return new WorkspaceLimits(maxReadBytes, maxFileBytes, bytes, maxNewFiles);
    }

    /** Returns a copy with another {@link #maxNewFiles}. */
    public WorkspaceLimits maxNewFiles(long files) {
        return new WorkspaceLimits(maxReadBytes, maxFileBytes, maxWrittenBytes, files);
    }
}
