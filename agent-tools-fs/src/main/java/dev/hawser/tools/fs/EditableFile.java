package dev.hawser.tools.fs;

import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.text.FileKind;
import dev.hawser.tools.fs.workspace.FileContent;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;

/** Reads a file whose text shall be changed. */
final class EditableFile {

    private EditableFile() {}

    /** Returns the content, or says why it can't be changed in place. */
    static FileContent read(Workspace workspace, String path) {
        FileContent content;
        try {
            content = OpenedFile.small(workspace).read(path);
        } catch (WorkspaceException e) {
            if (e.code() != Code.TOO_LARGE) {
                throw e;
            }
            throw new WorkspaceException(
                    Code.TOO_LARGE,
                    path,
                    "%s is larger than %s, the most that can be changed in place. Write what you need to a new file."
                            .formatted(Escapes.quote(path), ByteSize.of(OpenedFile.MAX_IN_MEMORY)),
                    e);
        }
        if (!FileKind.of(content.bytes(), content.bytes().length).isText()) {
            throw new WorkspaceException(
                    Code.NOT_TEXT,
                    path,
                    Escapes.quote(path) + " is a binary file, and only text can be changed. Nothing was"
                            + " written. Change what it was made from.");
        }
        return content;
    }
}
