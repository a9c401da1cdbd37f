package dev.hawser.tools.fs.handle;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * The directory that everything happens in, and the only object that knows its path. The path is used to open the directory,
 * and for the two things that the JDK can't do relative to a handle, creating a directory and reading a link, in a way that
 * lets nothing out.
 */
public final class RootDirectory {

    private static final HandleCache CACHE = new HandleCache(64);

    /** Held while a directory is created: a move that replaces an empty directory must not replace another thread's. */
    private static final Object CREATING = new Object();

    private final Path path;
    private final Object key;
    private final OpenWatch watch;

    private RootDirectory(Path path, Object key, OpenWatch watch) {
        this.path = path;
        this.key = key;
        this.watch = watch;
    }

    /**
     * Opens the root.
     *
     * @param watch what bounds the opens within it
     * @throws UnsupportedOperationException if its file system has no secure directory streams
     */
    public static RootDirectory open(Path directory, OpenWatch watch) throws IOException {
        Path path = directory.toRealPath();
        try (DirectoryHandle handle = DirectoryHandle.open(path)) {
            return new RootDirectory(path, handle.key(), watch);
        }
    }

    /** Returns what runs operations on this root. */
    public OpenWatch watch() {
        return watch;
    }

    /** Returns the root's handle. The caller must close it. */
    public DirectoryHandle handle() throws IOException {
        return CACHE.get(key, this::openAgain);
    }

    private DirectoryHandle openAgain() throws IOException {
        DirectoryHandle handle = DirectoryHandle.open(path);
        try {
            if (!handle.key().equals(key)) {
                throw movedOrReplaced();
            }
            return handle;
        } catch (IOException e) {
            handle.close();
            throw e;
        }
    }

    /** Opens a directory that was looked at, or returns a handle that is open already. The caller must close it. */
    public DirectoryHandle open(Entry directory) throws IOException {
        return CACHE.get(directory.attributes().fileKey(), directory::openDirectory);
    }

    /** Closes the cached handle of a directory that was deleted. */
    public void forget(Entry directory) {
        CACHE.drop(directory.attributes().fileKey());
    }

    /**
     * Does something that changes nothing, and if the disk fails, once more with handles that were opened anew: those of remote
     * file systems go stale.
     */
    public <T> T retrying(IoCall<T> operation) throws IOException {
        try {
            return operation.call();
        } catch (DirectoryIteratorException e) {
            return afterFailure(e.getCause(), operation);
        } catch (IOException e) {
            return afterFailure(e, operation);
        }
    }

    private static <T> T afterFailure(IOException failure, IoCall<T> operation) throws IOException {
        // The subclasses say what is on the disk: not there, not a directory, denied, interrupted.
        if (failure.getClass() != IOException.class && failure.getClass() != FileSystemException.class) {
            throw failure;
        }
        CACHE.clear();
        return operation.call();
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
        if (!keyOf(place).equals(link.attributes().fileKey())) {
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
    public void createDirectory(DirectoryHandle parent, Name name) throws IOException {
        try (DirectoryHandle root = handle()) {
            synchronized (CREATING) {
                if (parent.find(name) != null) {
                    throw new FileAlreadyExistsException(name.text());
                }
                if (!keyOf(path).equals(key)) {
                    throw movedOrReplaced();
                }
                Name temporary = TemporaryName.next();
                Files.createDirectory(path.resolve(temporary.path()));
                try {
                    root.move(temporary, parent, name);
                } catch (IOException e) {
                    Leftovers.remove(root, temporary);
                    throw e;
                }
            }
        }
    }

    private static Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    private static IOException movedOrReplaced() {
        return new IOException("the workspace's directory was moved or replaced");
    }
}
