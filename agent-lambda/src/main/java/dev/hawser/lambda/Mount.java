package dev.hawser.lambda;

import dev.hawser.agent.session.SessionStore;
import dev.hawser.agent.session.file.FileSessionStore;
import dev.hawser.tools.fs.workspace.Workspace;
import java.nio.file.Path;

/**
 * The directory that holds the workspaces. Sessions are beside them, in {@code .hawser/sessions}, where no workspace reaches:
 * an agent must neither read nor change what is kept of it.
 */
final class Mount {

    private final Path root;
    private final Workspace all;

    Mount(Path root) {
        this.root = root;
        this.all = Workspace.at(root);
    }

    /** Returns the workspace of that name, made if it is missing. */
    Workspace workspace(String name) {
        all.createDirectories(name);
        return all.subtree(name);
    }

    /** Returns the sessions of a workspace. No name of a workspace has the character that joins them here. */
    SessionStore sessions(String workspace) {
        return FileSessionStore.at(root.resolve(".hawser/sessions").resolve(workspace.replace('/', '+')));
    }
}
