package dev.hawser.tools.fs.handle;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;

/**
 * The directory that everything happens in, as a handle, and the only object that knows its path. The path is used for the
 * two things that the JDK can't do relative to a handle, creating a directory and reading a link, in a way that lets nothing
 * out. Holds its handles until it is garbage.
 */
public final class RootDirectory {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final int CACHED_HANDLES = 32;

    private final Path path;
    private final Object key;
    private final OpenWatch watch;
    private final Handles handles;

    private RootDirectory(Path path, OpenWatch watch, DirectoryHandle root) {
        this.path = path;
        this.key = root.key();
        this.watch = watch;
        this.handles = new Handles(root, new HandleCache(CACHED_HANDLES));
        CLEANER.register(this, handles::close);
    }

    /**
     * Opens the root.
     *
     * @param openLimit how long opening a file may take
     * @throws UnsupportedOperationException if its file system has no secure directory streams
     */
    public static RootDirectory open(Path directory, Duration openLimit) throws IOException {
        Path path = directory.toRealPath();
        OpenWatch watch = new OpenWatch(openLimit);
        return new RootDirectory(path, watch, DirectoryHandle.open(path, watch));
    }

    /** Returns what runs operations on this root. */
    public OpenWatch watch() {
        return watch;
    }

    /** Returns the root's handle. The caller must close it. */
    public DirectoryHandle handle() {
        return handles.retainRoot();
    }

    /** Opens a directory that was looked at, or returns a handle that is open already. The caller must close it. */
    public DirectoryHandle open(Entry directory) throws IOException {
        return handles.cache.open(directory);
    }

    /** Closes the cached handle of a directory that was deleted. */
    public void forget(Object key) {
        handles.cache.drop(key);
    }

    /**
     * Reads the text of a link. Since it is read by its path, the text may come from elsewhere if directories are being
     * swapped: it is good for a new look-up from the root, and for nothing else.
     *
     * @param parents the names from the root to the link's directory
     */
    public String readLink(List<Name> parents, Entry link) throws IOException {
        Path place = path;
        for (Name name : parents) {
            place = place.resolve(name.path());
        }
        place = place.resolve(link.name().path());
        String text = Files.readSymbolicLink(place).toString();
        if (!link.attributes().fileKey().equals(keyOf(place))) {
            throw new NotLinkException(link.name().text(), null, "changed while it was read");
        }
        return text;
    }

    /**
     * Creates a directory. It comes to be under a temporary name in the root, which has no links above it that anybody within
     * could change, and is then moved to its place by handles.
     *
     * @throws FileAlreadyExistsException if something has that name
     */
    public synchronized void createDirectory(DirectoryHandle parent, Name name) throws IOException {
        if (parent.find(name) != null) {
            throw new FileAlreadyExistsException(name.text());
        }
        if (!key.equals(keyOf(path))) {
            throw new IOException("the workspace's directory was moved or replaced");
        }
        Name temporary = TemporaryName.next();
        Files.createDirectory(path.resolve(temporary.path()));
        try (DirectoryHandle root = handle()) {
            try {
                root.move(temporary, parent, name);
            } catch (IOException e) {
                root.deleteDirectory(temporary);
                throw e;
            }
        }
    }

    /** Closes and opens all handles, after one of them failed as handles of remote file systems do. */
    public void reopen() throws IOException {
        DirectoryHandle fresh = DirectoryHandle.open(path, watch);
        if (!fresh.key().equals(key)) {
            fresh.close();
            throw new IOException("the workspace's directory was replaced");
        }
        handles.replace(fresh);
    }

    private static Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** What is open. Apart, so that it can be closed when the root is garbage. */
    private static final class Handles {

        private DirectoryHandle root;
        private final HandleCache cache;

        Handles(DirectoryHandle root, HandleCache cache) {
            this.root = root;
            this.cache = cache;
        }

        synchronized DirectoryHandle retainRoot() {
            return root.retain();
        }

        synchronized void replace(DirectoryHandle fresh) {
            cache.clear();
            root.close();
            root = fresh;
        }

        synchronized void close() {
            cache.clear();
            root.close();
        }
    }
}
