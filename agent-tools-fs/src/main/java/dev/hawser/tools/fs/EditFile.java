package dev.hawser.tools.fs;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.edit.DiffView;
import dev.hawser.tools.fs.edit.Edit;
import dev.hawser.tools.fs.edit.Editor;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.text.Lines;
import dev.hawser.tools.fs.text.Text;
import dev.hawser.tools.fs.workspace.FileContent;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import dev.hawser.tools.fs.workspace.WriteMode;
import dev.hawser.tools.fs.workspace.WriteResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces text in a file. */
final class EditFile {

    private final Workspace workspace;
    private final SeenVersions seen;

    EditFile(Workspace workspace, SeenVersions seen) {
        this.workspace = workspace;
        this.seen = seen;
    }

    String edit(String path, List<Edit> edits, @Nullable String ifVersion, boolean dryRun) {
        if (edits.isEmpty()) {
            throw new ToolException("edits is empty: give at least one, with old and new.");
        }
        FileContent content = EditableFile.read(workspace, path);
        if (ifVersion != null && !ifVersion.equals(content.version())) {
            throw stale(path, content, ifVersion);
        }
        Text text = Text.decode(content.bytes());
        Editor.Outcome outcome = apply(path, text, edits);
        String changed = outcome.revision().chars();
        String diff = DiffView.of(outcome.revision());
        if (changed.equals(text.chars())) {
            throw new ToolException("edits take back each other, so " + Escapes.quote(path)
                    + " would not change. Give only those that shall stay.");
        }
        StringBuilder answer = new StringBuilder();
        if (dryRun) {
            answer.append("%s would change like this; nothing was written (dry_run).\n".formatted(PathLabel.of(path)));
        } else {
            byte[] bytes = text.withChars(changed).encode();
            WriteResult written = workspace.write(path, bytes, WriteMode.OVERWRITE, content.version());
            seen.add(written.version(), bytes);
            answer.append("Edited %s (version %s, %s, %s).\n"
                    .formatted(
                            PathLabel.of(path),
                            written.version(),
                            Count.of(new Lines(changed).count(), "line", "lines"),
                            ByteSize.of(written.size())));
        }
        outcome.notes().forEach(note -> answer.append("[").append(note).append("]\n"));
        return answer.append(diff).toString();
    }

    private WorkspaceException stale(String path, FileContent content, String ifVersion) {
        String refused = "%s has version %s now, not %s. Nothing was written. "
                .formatted(Escapes.quote(path), content.version(), Escapes.escape(ifVersion));
        String advice = seen.changesSince(ifVersion, content.bytes())
                .map(changes -> "This is what changed; base the edits on it:\n" + changes)
                .orElse("Read it again, and base the edits on what it is now.");
        return new WorkspaceException(Code.STALE, path, refused + advice);
    }

    private static Editor.Outcome apply(String path, Text text, List<Edit> edits) {
        try {
            return Editor.apply(text.chars(), edits);
        } catch (ToolException e) {
            throw new ToolException(Escapes.quote(path) + " was not changed. " + e.getMessage(), e);
        }
    }
}
