package dev.hawser.tools.fs.handle;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An open directory. Names are looked up in this very directory wherever it is moved and whatever takes its place, and no
 * link is ever followed. Safe for several threads, except {@link #names}. Counts its users and closes with the last one.
 *
 * <p>In some versions of Java, 25 among them, opening a directory that a regular file has just replaced leaks a descriptor
 * and closes another one twice (JDK-8392711). That is one more reason to look first, see {@link Entry}.
 */
public final class DirectoryHandle implements Closeable {

    private static final Path SELF = Path.of(".");
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);

    private final SecureDirectoryStream<Path> stream;
    private final AtomicInteger users = new AtomicInteger(1);

    private DirectoryHandle(SecureDirectoryStream<Path> stream) {
        this.stream = stream;
    }

    /**
     * Opens a directory by its path, which is trusted.
     *
     * @throws UnsupportedOperationException if its file system has no secure directory streams
     */
    public static DirectoryHandle open(Path directory) throws IOException {
        return OpenWatch.open(() -> {
            DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
            if (stream instanceof SecureDirectoryStream<Path> secure) {
                return new DirectoryHandle(secure);
            }
            stream.close();
            throw new UnsupportedOperationException("no secure directory streams");
        });
    }

    /** Returns what identifies the directory as long as it is open. */
    public Object key() throws IOException {
        return attributes().fileKey();
    }

    /** Returns the attributes of the directory itself. */
    public BasicFileAttributes attributes() throws IOException {
        return stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
    }

    /** Looks at what has that name. Throws {@link NoSuchFileException} if nothing has, or only a {@link Reservation}. */
    public Entry look(Name name) throws IOException {
        BasicFileAttributes attributes = stream.getFileAttributeView(
                        name.path(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        if (attributes.isRegularFile() && attributes.size() == 0 && isReserved(name)) {
            throw new NoSuchFileException(name.text());
        }
        return new Entry(this, name, attributes);
    }

    /** Looks at what has that name; null if nothing has. */
    public @Nullable Entry find(Name name) throws IOException {
        try {
            return look(name);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    FileChannel openFile(Entry entry) throws IOException {
        requireRegularFile(entry);
        FileChannel file = channel(entry);
        try {
            file.position(); // fails for what has none: a FIFO or a terminal that took the file's place
            return file;
        } catch (IOException e) {
            file.close();
            if (e instanceof ClosedChannelException) {
                throw e;
            }
            throw new NotRegularFileException(entry.name().text());
        }
    }

    InputStream openStream(Entry entry) throws IOException {
        requireRegularFile(entry);
        return new FileStream(channel(entry));
    }

    private FileChannel channel(Entry entry) throws IOException {
        return OpenWatch.open(
                () -> fileChannel(stream.newByteChannel(entry.name().path(), READ)));
    }

    private static void requireRegularFile(Entry entry) throws IOException {
        if (!entry.attributes().isRegularFile()) {
            throw new NotRegularFileException(entry.name().text());
        }
    }

    DirectoryHandle openDirectory(Entry entry) throws IOException {
        if (!entry.attributes().isDirectory()) {
            throw new NotDirectoryException(entry.name().text());
        }
        return OpenWatch.open(
                () -> new DirectoryHandle(stream.newDirectoryStream(entry.name().path(), LinkOption.NOFOLLOW_LINKS)));
    }

    /** Opens this directory once more, for an own pass over its {@link #names}. */
    public DirectoryHandle again() throws IOException {
        return OpenWatch.open(() -> new DirectoryHandle(stream.newDirectoryStream(SELF, LinkOption.NOFOLLOW_LINKS)));
    }

    /** Returns the names in it, in no order. Only once for a handle, and only for one that nobody else uses. */
    public Iterable<Name> names() {
        Iterator<Path> entries = stream.iterator();
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Name next() {
                return Name.ofEntry(entries.next());
            }
        };
    }

    /** Creates a file and opens it for writing. Fails if anything, a dangling link too, has that name. */
    public FileChannel create(Name name, FileAttribute<?>... attributes) throws IOException {
        return fileChannel(stream.newByteChannel(name.path(), CREATE, attributes));
    }

    /** Deletes what has that name if it is not a directory; of a link, the link. */
    public void deleteFile(Name name) throws IOException {
        stream.deleteFile(name.path());
    }

    /** Deletes an empty directory. */
    public void deleteDirectory(Name name) throws IOException {
        stream.deleteDirectory(name.path());
    }

    /** Renames, atomically. Silently replaces a file or link by a file, and an empty directory by a directory. */
    public void move(Name from, DirectoryHandle target, Name to) throws IOException {
        stream.move(from.path(), target.stream, to.path());
    }

    /**
     * Renames, atomically, to a name that nothing has. A file puts a {@link Reservation} there first, since there is no rename
     * that refuses to replace. A directory needs none: it replaces nothing but an empty directory. The caller holds the
     * {@link Claim} of the name, so a reservation that is there already is what a crash left.
     *
     * @throws FileAlreadyExistsException if anything has that name
     */
    public void moveToNew(Entry from, DirectoryHandle target, Name to) throws IOException {
        if (from.attributes().isDirectory()) {
            if (target.find(to) != null) {
                throw new FileAlreadyExistsException(to.text());
            }
            move(from.name(), target, to);
            return;
        }
        target.reserve(to);
        try {
            move(from.name(), target, to);
        } catch (IOException e) {
            target.deleteFile(to);
            throw e;
        }
    }

    private void reserve(Name name) throws IOException {
        try {
            create(name, Reservation.PERMISSIONS).close();
        } catch (FileAlreadyExistsException e) {
            if (!isReserved(name)) {
                throw e;
            }
        }
    }

    private boolean isReserved(Name name) throws IOException {
        return Reservation.is(posixAttributes(name));
    }

    /** Deletes what has that name if it is a reservation that a crash left. Nobody may be moving anything there. */
    public void deleteReservation(Name name) throws IOException {
        if (isReserved(name)) {
            deleteFile(name);
        }
    }

    /** Brings what was created, moved and deleted in this directory to the disk. */
    public void force() throws IOException {
        try (FileChannel self = OpenWatch.open(() -> fileChannel(stream.newByteChannel(SELF, READ)))) {
            self.force(true);
        }
    }

    /** Returns the permissions and owners of what has that name. */
    public PosixFileAttributes posixAttributes(Name name) throws IOException {
        return posix(name).readAttributes();
    }

    /** Gives a file the permissions of another, and its owners as far as this process may. */
    void copyPosixAttributes(PosixFileAttributes from, Name to) throws IOException {
        PosixFileAttributes own = posixAttributes(to);
        // The JDK opens a file to change its attributes.
        OpenWatch.open(() -> {
            try {
                if (!own.group().equals(from.group())) {
                    posix(to).setGroup(from.group());
                }
                if (!own.owner().equals(from.owner())) {
                    posix(to).setOwner(from.owner());
                }
            } catch (IOException e) {
                // Only a privileged process may give files away. Like an editor, this one keeps the new file then.
            }
            if (!own.permissions().equals(from.permissions())) {
                posix(to).setPermissions(from.permissions());
            }
            return to;
        });
    }

    private PosixFileAttributeView posix(Name name) {
        return stream.getFileAttributeView(name.path(), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Counts one more user, who must {@link #close} it too. */
    public DirectoryHandle retain() {
        users.updateAndGet(count -> {
            if (count == 0) {
                throw new IllegalStateException("the directory handle is closed");
            }
            return count + 1;
        });
        return this;
    }

    /** Ends one use. */
    @Override
    public void close() {
        if (users.decrementAndGet() == 0) {
            try {
                stream.close();
            } catch (IOException e) {
                // Nothing was written through the descriptor of a directory, and it is gone in any case.
            }
        }
    }

    private static FileChannel fileChannel(SeekableByteChannel channel) throws IOException {
        if (channel instanceof FileChannel file) {
            return file;
        }
        channel.close();
        throw new IOException("the file system opens no file channels");
    }
}
