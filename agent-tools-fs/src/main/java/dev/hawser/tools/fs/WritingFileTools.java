package dev.hawser.tools.fs;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Param;
import dev.hawser.agent.tool.Tool;
import dev.hawser.tools.fs.edit.Edit;
import dev.hawser.tools.fs.glob.IgnoreRules;
import dev.hawser.tools.fs.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools that read, and those that change files. */
final class WritingFileTools extends FileTools {

    private final WriteFile writeFile;
    private final EditFile editFile;
    private final ApplyPatch applyPatch;
    private final MoveFile moveFile;
    private final DeleteFile deleteFile;
    private final Workspace workspace;

    WritingFileTools(Workspace workspace, SeenVersions seen, IgnoreRules outermost) {
        super(workspace, seen, outermost);
        this.writeFile = new WriteFile(workspace, seen);
        this.editFile = new EditFile(workspace, seen);
        this.applyPatch = new ApplyPatch(workspace, seen);
        this.moveFile = new MoveFile(workspace);
        this.deleteFile = new DeleteFile(workspace);
        this.workspace = workspace;
    }

    @Override
    WritingFileTools with(Workspace workspace, SeenVersions seen, IgnoreRules outermost) {
        return new WritingFileTools(workspace, seen, outermost);
    }

    @Tool(name = "write_file", effect = Effect.ONCE, value = """
            Write a whole file, or add to its end. mode=create makes a new file; overwrite replaces everything in it; \
            append adds content exactly as given, so start with a line break if the file may not end in one. Missing \
            directories are created; an existing file keeps its encoding and permissions. To change a part of a file use \
            edit_file, which is safer and shorter. Returns bytes, lines and the new version. Fails if mode=create and the \
            file exists, or if its version is not if_version. Example: {"path": "notes/todo.md", "content": "# To do\\n"}""")
    String writeFile(
            @Param("File, relative to the workspace") String path,
            @Param("The text to write") String content,
            @Param(value = "create, overwrite or append", defaultValue = "create") WriteFile.Mode mode,
            @JsonProperty("if_version") @Param("Version from read_file; refuse if the file has another one") @Nullable String ifVersion) {
        return writeFile.write(path, content, mode, OptionalText.given(ifVersion));
    }

    @Tool(name = "edit_file", effect = Effect.ONCE, value = """
            Replace text in a file (up to 8 MB). Each edit replaces old by new; old must be in the file exactly once, with \
            its line breaks and indentation, or set replace_all. Take enough lines to make old unique, and leave out the \
            line numbers of read_file. Edits are made in order, all or none, and nothing else in the file changes. Returns \
            the changed lines, numbered (12- was, 12+ is), and the new version. dry_run shows that without writing. Fails \
            if old isn't there or there more than once, and says where. To write a whole file use write_file, to change \
            several files apply_patch. Example: {"path": "a.txt", "edits": [{"old": "colour = red", "new": "colour = blue"}]}""")
    String editFile(
            @Param("File, relative to the workspace") String path,
            @Param("The edits, in the order in which to make them") List<Edit> edits,
            @JsonProperty("if_version") @Param("Version from read_file; refuse if the file has another one") @Nullable String ifVersion,
            @JsonProperty("dry_run") @Param(value = "Only show what would change", defaultValue = "false")
                    boolean dryRun) {
        return editFile.edit(path, edits, OptionalText.given(ifVersion), dryRun);
    }

    @Tool(name = "apply_patch", effect = Effect.ONCE, value = """
            Change several files or places at once, all or nothing. patch runs from *** Begin Patch to *** End Patch; it has \
            *** Update File: path (below it maybe *** Move to: path), *** Add File: path (every line with +), *** Delete \
            File: path. An update has hunks: @@, optionally with a line above the place, then lines that stay (blank in \
            front), go (-), come (+). Give 3 lines that stay on each side, no line numbers. Returns the changed lines and \
            versions. Fails if a hunk fits nowhere or twice. For one place use edit_file. Example: {"patch": "*** Begin \
            Patch\\n*** Update File: a.txt\\n@@\\n-colour = red\\n+colour = blue\\n*** End Patch"}""")
    String applyPatch(@Param("The patch, in the form described") String patch) {
        return applyPatch.apply(patch);
    }

    @Tool(name = "move_file", effect = Effect.ONCE, value = """
            Move or rename a file, a link or a directory with all that is in it. to is the full new path, with the new name \
            at its end; missing directories above it are created. Nothing is replaced unless overwrite=true, and then only a \
            file by a file. To change what is in a file use edit_file. Fails if from doesn't exist, if to exists, or if to \
            is in from. Example: {"from": "notes/done.md", "to": "archive/2024.md"}""")
    String moveFile(
            @Param("What to move, relative to the workspace") String from,
            @Param("The full new path, relative to the workspace") String to,
            @Param(value = "Replace a file that has the new path", defaultValue = "false") boolean overwrite) {
        return moveFile.move(from, to, overwrite);
    }

    @Tool(name = "delete_file", effect = Effect.ONCE, value = """
            Delete a file, a link (not what it points at) or an empty directory; with recursive=true a directory and all \
            that is in it. There is no way to get it back. To empty a file use write_file, to delete lines use edit_file. \
            Fails if nothing has that path, or if a directory is not empty and recursive is not set. Example: {"path": \
            "old.txt"}""")
    String deleteFile(
            @Param("What to delete, relative to the workspace") String path,
            @Param(value = "Also delete what is in the directory", defaultValue = "false") boolean recursive) {
        return deleteFile.delete(path, recursive);
    }

    @Tool(name = "make_directory", effect = Effect.IDEMPOTENT, value = """
            Create a directory, and those that are missing above it. Does nothing if it is there already. Seldom needed, \
            since write_file and move_file create the directories they need; to create a file use write_file. Fails if a \
            file has that path. Example: {"path": "reports/2024"}""")
    String makeDirectory(@Param("The new directory, relative to the workspace") String path) {
        boolean created = workspace.createDirectories(path);
        return PathLabel.of(path) + (created ? " was created.\n" : " is there already.\n");
    }
}
