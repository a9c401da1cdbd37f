package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import org.jspecify.annotations.Nullable;

/** What may still be written through a view, and through the views above it. */
final class Budget {

    private final WorkspaceLimits limits;
    private final @Nullable Budget above;
    private long bytes;
    private long files;

    Budget(WorkspaceLimits limits, @Nullable Budget above) {
        this.limits = limits;
        this.above = above;
    }

    /** Returns the largest file that may be read whole. */
    long maxReadBytes() {
        return above == null ? limits.maxReadBytes() : Math.min(limits.maxReadBytes(), above.maxReadBytes());
    }

    /** Refuses a file of that size. */
    void requireFileSize(long size, WorkspacePath path) {
        if (size > limits.maxFileBytes()) {
            throw new WorkspaceException(
                    Code.TOO_LARGE,
                    path.given(),
                    path.shown() + " would have " + size + " bytes, and the limit for a file is "
                            + limits.maxFileBytes() + ". Write less, or split it into several files.");
        }
        if (above != null) {
            above.requireFileSize(size, path);
        }
    }

    /** Takes bytes and files out of every budget, or out of none. */
    void take(long moreBytes, long moreFiles, WorkspacePath path) {
        takeOwn(moreBytes, moreFiles, path);
        if (above != null) {
            try {
                above.take(moreBytes, moreFiles, path);
            } catch (WorkspaceException e) {
                giveBackOwn(moreBytes, moreFiles);
                throw e;
            }
        }
    }

    /** Puts back what was taken for a change that failed. */
    void giveBack(long unusedBytes, long unusedFiles) {
        giveBackOwn(unusedBytes, unusedFiles);
        if (above != null) {
            above.giveBack(unusedBytes, unusedFiles);
        }
    }

    private synchronized void takeOwn(long moreBytes, long moreFiles, WorkspacePath path) {
        require(moreBytes, limits.maxWrittenBytes() - bytes, "bytes", path);
        require(moreFiles, limits.maxNewFiles() - files, "new files and directories", path);
        bytes += moreBytes;
        files += moreFiles;
    }

    private synchronized void giveBackOwn(long unusedBytes, long unusedFiles) {
        bytes -= unusedBytes;
        files -= unusedFiles;
    }

    private static void require(long wanted, long left, String unit, WorkspacePath path) {
        if (wanted > left) {
            throw new WorkspaceException(
                    Code.QUOTA,
                    path.given(),
                    "writing " + path.shown() + " takes " + wanted + " " + unit + ", and " + left
                            + " are left for this task. Deleting gives nothing back: write less, or finish with what there is.");
        }
    }
}
