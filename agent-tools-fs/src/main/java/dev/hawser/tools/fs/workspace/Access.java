package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.util.List;

/** What a view lets its users do. */
record Access(boolean readOnly, boolean durable, ProtectedNames protectedNames, Budget budget) {

    Access readOnlyToo() {
        return new Access(true, durable, protectedNames, budget);
    }

    Access durableToo() {
        return new Access(readOnly, true, protectedNames, budget);
    }

    Access protecting(String... names) {
        return new Access(readOnly, durable, protectedNames.and(names), budget);
    }

    Access limited(WorkspaceLimits limits) {
        return new Access(readOnly, durable, protectedNames, new Budget(limits, budget));
    }

    /** Refuses every change of a read-only view. */
    void requireWritable(WorkspacePath path) {
        if (readOnly) {
            throw new WorkspaceException(
                    Code.READ_ONLY,
                    path.given(),
                    "nothing was done to " + path.shown() + ": this workspace is read-only.");
        }
    }

    /** Refuses to change what has, or is below, a protected name. */
    void requireUnprotected(List<String> names, WorkspacePath path) {
        if (protectedNames.coversAny(names)) {
            throw new WorkspaceException(
                    Code.PROTECTED,
                    path.given(),
                    path.shown()
                            + " is protected from changes: it belongs to version control, to the agent itself or to"
                            + " the file system. Leave it alone, or choose another name.");
        }
    }
}
