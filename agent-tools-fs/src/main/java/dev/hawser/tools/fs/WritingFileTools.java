package dev.hawser.tools.fs;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Param;
import dev.hawser.agent.tool.Tool;
import dev.hawser.tools.fs.edit.Edit;
import dev.hawser.tools.fs.glob.IgnoreRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools that read, and those that change files. */
final class WritingFileTools extends FileTools {

    private final WriteFile writeFile;
    private final EditFile editFile;

    WritingFileTools(Workspace workspace, SeenVersions seen, IgnoreRules outermost) {
        super(workspace, seen, outermost);
        this.writeFile = new WriteFile(workspace, seen);
        this.editFile = new EditFile(workspace, seen);
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
            if old isn't there or there more than once, and says where. To write a whole file use write_file. Example: \
            {"path": "a.txt", "edits": [{"old": "colour = red", "new": "colour = blue"}]}""")
    String editFile(
            @Param("File, relative to the workspace") String path,
            @Param("The edits, in the order in which to make them") List<Edit> edits,
            @JsonProperty("if_version") @Param("Version from read_file; refuse if the file has another one") @Nullable String ifVersion,
            @JsonProperty("dry_run") @Param(value = "Only show what would change", defaultValue = "false")
                    boolean dryRun) {
        return editFile.edit(path, edits, OptionalText.given(ifVersion), dryRun);
    }
}
