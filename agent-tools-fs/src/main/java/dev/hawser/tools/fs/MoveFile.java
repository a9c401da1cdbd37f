package dev.hawser.tools.fs;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves an entry, and shows how if the new path is taken. */
final class MoveFile {

    private final Workspace workspace;

    MoveFile(Workspace workspace) {
        this.workspace = workspace;
    }

    String move(String from, String to, boolean overwrite) {
        try {
            return "Moved %s to %s.\n".formatted(PathLabel.of(from), PathLabel.of(workspace.move(from, to, overwrite)));
        } catch (WorkspaceException e) {
            NextCall next = e.code() == Code.EXISTS ? next(from, to) : null;
            if (next == null) {
                throw e;
            }
            throw new ToolException(e.getMessage() + " Next: " + next, e);
        }
    }

    private @Nullable NextCall next(String from, String to) {
        Optional<FileType> target = type(to);
        NextCall call = NextCall.to("move_file").with("from", from);
        if (target.equals(Optional.of(FileType.DIRECTORY))) {
            String name = from.substring(from.lastIndexOf('/') + 1);
            return name.isEmpty() ? null : call.with("to", to + (to.endsWith("/") ? "" : "/") + name);
        }
        boolean replaceable =
                target.equals(Optional.of(FileType.FILE)) && type(from).equals(target);
        return replaceable ? call.with("to", to).with("overwrite", true) : null;
    }

    private Optional<FileType> type(String path) {
        try {
            return Optional.of(workspace.info(path).type());
        } catch (WorkspaceException e) {
            return Optional.empty();
        }
    }
}
