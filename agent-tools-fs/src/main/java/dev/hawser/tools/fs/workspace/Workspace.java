package dev.hawser.tools.fs.workspace;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.OpenWatch;
import dev.hawser.tools.fs.handle.RootDirectory;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory that tools may work in, and never leave. No path, link, special file or rename race leads out of it, not even
 * while another process swaps directories for links: every name is resolved relative to an open directory handle, one
 * component at a time, without following links.
 *
 * <p>Paths are texts as a model writes them: relative to the workspace, {@code /} between names, {@code .} for the workspace
 * itself; {@code a/./b}, {@code a//b}, {@code a/} and {@code a/../b} are understood. Nothing is expanded, decoded, trimmed or
 * unquoted. A symbolic link that stays within the workspace is followed for reading; nothing that changes the disk follows
 * one.
 *
 * <p>A workspace is safe for any number of threads. Its work is done on daemon threads of its own, so that an open which
 * hangs, as that of a FIFO does, costs one of those and not the caller. There is nothing to close: all workspaces of a process together keep the
 * few directories open that were used last. The views, such as {@link #readOnly}, are workspaces too.
 *
 * <p>Every method throws {@link WorkspaceException} with a message for the model. Interrupting the caller interrupts the
 * operation. What is out of reach of directory handles: a hard link into the workspace is read like any other file (but never
 * written through), and what is mounted within it belongs to it. The directory above the root must not be writable for
 * whoever is to be kept in.
 */
public final class Workspace {

    private final View view;

    private Workspace(View view) {
        this.view = view;
    }

    /**
     * Opens a workspace.
     *
     * @param root an existing directory; links in this path are followed, once, now
     * @throws IllegalArgumentException if it isn't an existing directory that can be read
     * @throws UnsupportedOperationException if Java has no secure directory handles here (it has on Linux, and on macOS from Java
     *     24), or if the JVM's locale can't express every file name
     */
    public static Workspace at(Path root) {
        return at(root, WorkspaceLimits.defaults());
    }

    /** Opens a workspace with other bounds than the {@link WorkspaceLimits#defaults}, which views can narrow only. */
    public static Workspace at(Path root, WorkspaceLimits limits) {
        FileNameEncoding.requireUtf8();
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException(
                    "the workspace '" + root + "' is not an existing directory: create it first, or check the path");
        }
        try {
            RootDirectory disk = RootDirectory.open(root, OpenWatch.withDefaultLimit());
            Access access = new Access(false, false, ProtectedNames.always(), new Budget(limits, null));
            return new Workspace(new View(disk, List.of(), access));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the workspace '" + root + "' can't be opened: check its permissions", e);
        }
    }

    /** Returns a view that refuses every change. */
    public Workspace readOnly() {
        return new Workspace(view.with(view.access().readOnlyToo()));
    }

    /**
     * Returns a view of a directory, whose paths are relative to it and can't leave it. A link out of it is refused even if it
     * stays within this workspace.
     *
     * @param path an existing directory
     */
    public Workspace subtree(String path) {
        WorkspacePath parsed = WorkspacePath.parse(path);
        return new Workspace(view.below(view.read(parsed, () -> {
            try (Location location = Resolver.resolve(view, parsed, Links.FOLLOW)) {
                location.openDirectory(parsed).close();
                return location.names();
            }
        })));
    }

    /** Returns a view with bounds of its own, which hold in addition to the bounds of this workspace. */
    public Workspace limited(WorkspaceLimits limits) {
        return new Workspace(view.with(view.access().limited(limits)));
    }

    /**
     * Returns a view whose changes survive a power failure once the method that makes them returned: the directories that
     * changed are brought to the disk too. Without it the content of a file is on the disk before the file gets its name, so
     * a power failure leaves the old content or the new too, but may undo the last changes. Costs one more flush of the disk
     * for each directory that changes.
     */
    public Workspace durable() {
        return new Workspace(view.with(view.access().durableToo()));
    }

    /**
     * Returns a view that can't change anything with, or below, one of these names, wherever in the workspace.
     * {@code .git}, {@code .hawser} and {@code .s3files-lost+found-*} always are.
     */
    public Workspace protecting(String... names) {
        return new Workspace(view.with(view.access().protecting(names)));
    }

    /** Describes what has that path. If it is a link, describes the link; {@code link/} means what it points at. */
    public FileInfo info(String path) {
        WorkspacePath parsed = WorkspacePath.parse(path);
        return view.read(parsed, () -> new DirectoryLister(view).info(parsed));
    }

    /**
     * Lists a directory in a fixed order, directories first. Takes memory for the page only, however large the directory is.
     *
     * @param limit the most entries to return
     * @param from the entry after which the page begins, such as {@link Listing#next} of the page before: its name, with a
     *     {@code /} behind that of a directory. It need not exist any more. Null for the first page
     */
    public Listing list(String path, int limit, @Nullable String from) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ": use 1 or more");
        }
        WorkspacePath parsed = WorkspacePath.parse(path);
        return view.read(parsed, () -> new DirectoryLister(view).list(parsed, limit, from));
    }

    /** Reads a whole file into memory, if it isn't larger than {@link WorkspaceLimits#maxReadBytes}. */
    public FileContent read(String path) {
        WorkspacePath parsed = WorkspacePath.parse(path);
        return view.read(parsed, () -> new ContentReader(view).read(parsed));
    }

    /** Opens a file of any size for reading. Close the channel. */
    public SeekableByteChannel open(String path) {
        WorkspacePath parsed = WorkspacePath.parse(path);
        return view.read(parsed, () -> new ContentReader(view).open(parsed));
    }

    /**
     * Returns the version of a file's content: the same for the same bytes, another for other bytes. Twelve hexadecimal digits
     * of its SHA-256. Reads the whole file.
     */
    public String version(String path) {
        WorkspacePath parsed = WorkspacePath.parse(path);
        return view.read(parsed, () -> new ContentReader(view).version(parsed));
    }

    /**
     * Visits everything in and below a directory, handle by handle. Links are visited, not followed.
     *
     * @return when all of it was visited or the visitor ended it
     */
    public <D> WalkSummary walk(String path, WalkOptions options, WalkVisitor<D> visitor) {
        return WalkTeam.walk(view, WorkspacePath.parse(path), options, visitor);
    }

    /** Writes a file; see {@link #write(String, byte[], WriteMode, String)}. */
    public WriteResult write(String path, byte[] content, WriteMode mode) {
        return write(path, content, mode, null);
    }

    /**
     * Writes a file, atomically: a reader, and a crash, see the old content or the new. Missing directories are created, the
     * permissions of an existing file stay, its extended attributes don't. Other hard links to the file keep the old content.
     * Of several workspaces, and processes, that write if it has a certain version, one at a time does; the others refuse.
     *
     * @param ifVersion refuse if the file's content has another version, or the file is gone; null to write regardless
     */
    public WriteResult write(String path, byte[] content, WriteMode mode, @Nullable String ifVersion) {
        WorkspacePath parsed = writable(path);
        ContentWriter writer = new ContentWriter(view, parsed, content, mode, ifVersion);
        return FileLocks.holding(() -> view.run(parsed, writer::write), parsed);
    }

    /** Creates a directory and whatever is missing above it. Returns whether it was not there before. */
    public boolean createDirectories(String path) {
        WorkspacePath parsed = writable(path);
        return view.run(parsed, () -> new DirectoryMaker(view).create(parsed));
    }

    /**
     * Deletes a file, a link (not what it points at) or a directory.
     *
     * @param recursive whether to delete what is in a directory; otherwise only an empty one is deleted
     * @return how many files, links and directories were deleted
     */
    public long delete(String path, boolean recursive) {
        WorkspacePath parsed = writable(path);
        EntryRemover remover = new EntryRemover(view, parsed);
        return FileLocks.holding(() -> view.run(parsed, () -> remover.delete(recursive)), parsed);
    }

    /**
     * Moves a file, a link or a directory, atomically. Missing directories above the new path are created.
     *
     * @param to the full new path, not the directory to put it in
     * @param overwrite whether to replace a file that has the new path; a directory or link is never replaced
     * @return the new path
     */
    public String move(String from, String to, boolean overwrite) {
        WorkspacePath source = writable(from);
        WorkspacePath target = writable(to);
        EntryMover mover = new EntryMover(view, source, target);
        return FileLocks.holding(() -> view.run(source, () -> mover.move(overwrite)), source, target);
    }

    /**
     * Makes changes, all or none: if one fails, those before it are undone, as far as nobody else has changed the same files
     * meanwhile.
     *
     * @param changes in the order in which to make them
     * @return the paths of what could not be deleted in the end, under the names to which it was moved aside
     * @throws ToolException if a change fails; the message says how the files are now
     */
    public List<String> change(Iterable<Change> changes) {
        return AllOrNothing.make(this, changes);
    }

    /** Refuses what every change of that path would be refused for. Returns where it would be made. */
    public ChangePoint changePoint(String path) {
        WorkspacePath parsed = writable(path);
        return view.run(parsed, () -> {
            try (Location location = Resolver.resolve(view, parsed, Links.REFUSE_TO_LAST)) {
                view.access().requireUnprotected(location.texts(), parsed);
                location.missing().forEach(name -> NewNames.require(name.text(), parsed));
                FileType type = location.isTop() ? FileType.DIRECTORY : null;
                Entry entry = location.entry();
                return new ChangePoint(
                        view.pathOf(location.names()),
                        entry == null ? type : FileType.of(entry.attributes()),
                        parsed.meansDirectory());
            }
        });
    }

    /** Returns a view without a budget, in which to put back what a failed change has changed. */
    Workspace unbudgeted() {
        Access access = view.access();
        Budget unlimited =
                new Budget(new WorkspaceLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE), null);
        return new Workspace(
                view.with(new Access(access.readOnly(), access.durable(), access.protectedNames(), unlimited)));
    }

    /** Gives the budget back what was taken for changes that were undone. */
    void giveBack(long bytes, long files) {
        view.access().budget().giveBack(bytes, files);
    }

    private WorkspacePath writable(String path) {
        WorkspacePath parsed = WorkspacePath.parse(path);
        view.access().requireWritable(parsed);
        return parsed;
    }
}
