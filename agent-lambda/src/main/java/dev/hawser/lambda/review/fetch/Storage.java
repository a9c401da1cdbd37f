package dev.hawser.lambda.review.fetch;

import dev.hawser.lambda.review.fetch.FetchException.Kind;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;

/** What a fetch does with whole files and directories of the workspace. */
final class Storage {

    private Storage() {}

    /** Deletes what has that path, if anything has. */
    static void delete(Workspace workspace, String path) {
        try {
            workspace.delete(path, true);
        } catch (WorkspaceException e) {
            if (e.code() != WorkspaceException.Code.NOT_FOUND) {
                throw failure(e);
            }
        }
    }

    /** Explains a failure that is no fault of what is fetched. */
    static FetchException failure(WorkspaceException cause) {
        Kind kind = cause.code() == WorkspaceException.Code.QUOTA ? Kind.LIMIT : Kind.STORAGE;
        return new FetchException(kind, "the workspace can't be written: " + cause.getMessage(), cause);
    }
}
