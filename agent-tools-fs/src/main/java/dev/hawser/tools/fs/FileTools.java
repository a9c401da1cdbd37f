package dev.hawser.tools.fs;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Param;
import dev.hawser.agent.tool.Tool;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.tools.fs.glob.IgnoreRules;
import dev.hawser.tools.fs.search.CaseMode;
import dev.hawser.tools.fs.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tools with which a model works on the files of a {@link Workspace}. Hand them to an agent:
 *
 * <pre>{@code
 * Agent.builder().tools(FileTools.readOnly(Workspace.at(Path.of("src")))) …
 * }</pre>
 *
 * <p>All paths are relative to the workspace, in both directions; the model never sees where it is. Whatever the size of a
 * file, a line or a directory, a tool takes bounded memory, and says when it leaves something out. What git ignores is not
 * listed, found or searched unless it is asked for by name.
 *
 * <p>A file is changed atomically, and nothing in it but what the model named. A patch of several files is applied as a whole
 * or not at all: if one fails, those before it are put back. Other processes can see it half done, and a crash can leave it so.
 *
 * <p>Safe for any number of threads.
 */
public class FileTools {

    private final Workspace workspace;
    private final SeenVersions seen;
    private final IgnoreRules outermost;
    private final ListFiles listFiles;
    private final FindFiles findFiles;
    private final SearchFiles searchFiles;
    private final ReadFile readFile;
    private final ReadFiles readFiles;
    private final DescribeEntry describeEntry;

    FileTools(Workspace workspace, SeenVersions seen, IgnoreRules outermost) {
        this.workspace = workspace;
        this.seen = seen;
        this.outermost = outermost;
        this.listFiles = new ListFiles(workspace, outermost);
        this.findFiles = new FindFiles(workspace, outermost);
        this.searchFiles = new SearchFiles(workspace, outermost);
        this.readFile = new ReadFile(workspace, seen);
        this.readFiles = new ReadFiles(workspace, readFile);
        this.describeEntry = new DescribeEntry(workspace);
    }

    /**
     * Returns the tools that read: {@code list_files}, {@code find_files}, {@code search_files}, {@code read_file},
     * {@code read_files}, {@code file_info}.
     */
    public static FileTools readOnly(Workspace workspace) {
        return new FileTools(workspace.readOnly(), new SeenVersions(), IgnoreRules.NONE);
    }

    /**
     * Returns all tools: those that read, and {@code write_file}, {@code edit_file}, {@code apply_patch}, {@code move_file},
     * {@code delete_file}, {@code make_directory}.
     */
    public static FileTools all(Workspace workspace) {
        return new WritingFileTools(workspace, new SeenVersions(), IgnoreRules.NONE);
    }

    /**
     * Returns the same tools, which treat what fits these patterns like what git ignores.
     *
     * @param patterns as in a {@code .gitignore} of the workspace's own directory: {@code target/}, {@code /reports/*.json}
     */
    public FileTools ignoring(String... patterns) {
        return with(workspace, seen, outermost.and(".", String.join("\n", patterns)));
    }

    FileTools with(Workspace sameWorkspace, SeenVersions sameSeen, IgnoreRules newOutermost) {
        return new FileTools(sameWorkspace, sameSeen, newOutermost);
    }

    @Tool(name = "list_files", effect = Effect.READS, value = """
            List what is in a directory: directories first, then files with their sizes and links with their targets. \
            To find files by name use find_files, by content search_files. depth=2 also lists what is in the directories, \
            and so on. At most limit entries a call; the answer ends with the call for the next page. Files that git \
            ignores are hidden unless include_ignored=true. Fails if path is not a directory. Example: {"path": "src", \
            "depth": 2}""")
    String listFiles(
            @Param(value = "Directory, relative to the workspace", defaultValue = ".") @Nullable String path,
            @Param(value = "How many levels to list, 1 to 20", defaultValue = "1") int depth,
            @Param(value = "Most entries to list, 1 to 1000", defaultValue = "200") int limit,
            @Param("Where to go on, from the answer before; leave out at first") @Nullable String cursor,
            @JsonProperty("include_ignored") @Param(value = "Also list what git ignores", defaultValue = "false")
                    boolean includeIgnored) {
        return listFiles.list(OptionalText.path(path), depth, limit, OptionalText.given(cursor), includeIgnored);
    }

    @Tool(name = "find_files", effect = Effect.READS, value = """
            Find files by name with a glob: * and ? within a name, ** over directories, {a,b}, [a-z], [!x]. A pattern \
            without / fits names at any depth; one that ends with / finds directories. To look into files use \
            search_files. Returns paths, at most limit, and how many there are. Files that git ignores are left out, \
            unless path is in an ignored directory. Fails if the pattern is broken. Example: {"pattern": \
            "src/**/*.{java,kt}"}""")
    String findFiles(
            @Param("Glob, such as *.java or docs/**/*.md") String pattern,
            @Param(value = "Directory to look in; the pattern starts there", defaultValue = ".") @Nullable String path,
            @Param(value = "Most paths to return, 1 to 1000", defaultValue = "100") int limit,
            @Param(value = "path, or modified for the newest first", defaultValue = "path") FindFiles.Sort sort,
            ToolContext context) {
        return findFiles.find(pattern, OptionalText.path(path), limit, sort, context);
    }

    @Tool(name = "search_files", effect = Effect.READS, value = """
            Search the contents of files for a regular expression (Java syntax), or for a plain text with literal=true. \
            Returns matching lines with numbers, grouped by file; output=files gives only paths, output=count numbers of \
            matching lines. case=smart heeds case only if the pattern has a capital. include is a glob for paths. A \
            pattern is for one line unless multiline=true, when . matches line breaks too. Binary files and files that git \
            ignores are skipped. To find files by name use find_files. Fails if the pattern backtracks without end. \
            Example: {"pattern": "class \\\\w+Test", "include": "*.java"}""")
    String searchFiles(
            @Param("Regular expression, or plain text if literal") String pattern,
            @Param(value = "Take the pattern as plain text", defaultValue = "false") boolean literal,
            @JsonProperty("case") @Param(value = "smart, sensitive or insensitive", defaultValue = "smart")
                    CaseMode caseMode,
            @Param(value = "Directory or file to search", defaultValue = ".") @Nullable String path,
            @Param("Glob of the files to search, such as *.{ts,tsx}; ! in front excludes") @Nullable String include,
            @Param(value = "content, files or count", defaultValue = "content") SearchFiles.Output output,
            @Param("Lines to show around each match, 0 to 20; left out: some if there are few matches") @Nullable Integer context,
            @Param(value = "Let the pattern span lines", defaultValue = "false") boolean multiline,
            @Param(value = "Most matching lines, or files, to return, 1 to 1000", defaultValue = "100") int limit,
            ToolContext call) {
        return searchFiles.search(
                new SearchFiles.Request(
                        pattern,
                        literal,
                        caseMode,
                        OptionalText.path(path),
                        OptionalText.given(include),
                        output,
                        context,
                        multiline,
                        limit),
                call);
    }

    @Tool(name = "read_file", effect = Effect.READS, value = """
            Read a text file, or look at a picture (png, jpeg, gif, webp up to 3.75 MB). Text comes as number, tab, line; \
            the number and the tab are not part of the file. Starts at line offset; a negative offset counts from the end, \
            so -50 reads the last 50 lines. At most limit lines and 50 KB a call; the answer ends with the call for the \
            rest. Lines over 2000 bytes are cut. The version in the answer can be given to edit_file and write_file as \
            if_version. To find the right lines use search_files first. Fails on other binary files. Example: {"path": \
            "src/App.java", "offset": 120, "limit": 60}""")
    ToolResult readFile(
            @Param("File, relative to the workspace") String path,
            @Param(value = "First line, from 1; negative counts from the end", defaultValue = "1") long offset,
            @Param(value = "Most lines to read, 1 to 2000", defaultValue = "2000") int limit) {
        return readFile.read(path, offset, limit);
    }

    @Tool(name = "read_files", effect = Effect.READS, value = """
            Read the first lines of several text files at once, in the form of read_file: for files that you know you need, \
            such as those that find_files or search_files named. About 50 KB altogether: small files come whole, the large \
            ones share the rest, and each that was cut ends with the call for more. A file that can't be read is \
            reported in its place; the others are read all the same. For one file, a certain part of it, or a picture use \
            read_file. Fails if paths is empty or has more than 20, or if none of the files can be read. Example: {"paths": \
            ["pom.xml", "src/App.java"]}""")
    String readFiles(@Param("1 to 20 files, relative to the workspace") List<String> paths, ToolContext context) {
        return readFiles.read(paths, context);
    }

    @Tool(name = "file_info", effect = Effect.READS, value = """
            Tell in a line what a path is: file, directory or symbolic link, with size in bytes, time of the last change \
            (UTC), and the version of a file of up to 8 MB, how many entries a directory has, where a link points. The \
            content is not shown: for that use read_file, and for what is in a directory use list_files. Fails if nothing has \
            that path. Example: {"path": "src/App.java"}""")
    String fileInfo(@Param("File, directory or link, relative to the workspace") String path) {
        return describeEntry.describe(path);
    }
}
