package dev.hawser.tools.fs;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;

/** Deletes an entry, and shows how if it is a directory with something in it. */
final class DeleteFile {

    private final Workspace workspace;

    DeleteFile(Workspace workspace) {
        this.workspace = workspace;
    }

    String delete(String path, boolean recursive) {
        try {
            long deleted = workspace.delete(path, recursive);
            return "Deleted %s%s.\n"
                    .formatted(
                            PathLabel.of(path),
                            deleted > 1 ? " and all that was in it, %d entries altogether".formatted(deleted) : "");
        } catch (WorkspaceException e) {
            if (e.code() != Code.NOT_EMPTY || recursive) {
                throw e;
            }
            NextCall next = NextCall.to("delete_file").with("path", path).with("recursive", true);
            throw new ToolException(e.getMessage() + " Next: " + next, e);
        }
    }
}
