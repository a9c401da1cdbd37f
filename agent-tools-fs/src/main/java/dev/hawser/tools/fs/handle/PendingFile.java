package dev.hawser.tools.fs.handle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is being written under a temporary name, in the directory that it is for. It takes its name in one step, with
 * its whole content on the disk. Closing it before deletes it. It is locked while it is written, see {@link Leftovers}.
 */
public final class PendingFile implements Closeable {

    private static final Set<Name> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final DirectoryHandle directory;
    private final Name temporary;
    private final FileChannel channel;
    private long size;
    private boolean published;

    private PendingFile(DirectoryHandle directory, Name temporary, FileChannel channel) {
        this.directory = directory;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** Begins a file with the permissions that new files get. */
    public static PendingFile create(DirectoryHandle directory) throws IOException {
        return begin(directory);
    }

    /** Begins a file that takes the place of another: from the start nobody may read it who may not read that. */
    public static PendingFile createLike(PosixFileAttributes other, DirectoryHandle directory) throws IOException {
        PendingFile file = begin(directory, PosixFilePermissions.asFileAttribute(other.permissions()));
        try {
            directory.copyPosixAttributes(other, file.temporary);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static PendingFile begin(DirectoryHandle directory, FileAttribute<?>... attributes) throws IOException {
        Name temporary = TemporaryName.next();
        OF_THIS_PROCESS.add(temporary);
        try {
            FileChannel channel = directory.create(temporary, attributes);
            lock(channel);
            return new PendingFile(directory, temporary, channel);
        } catch (IOException | RuntimeException e) {
            OF_THIS_PROCESS.remove(temporary);
            throw e;
        }
    }

    /** Lets others see that it is being written. Not every file system has locks, and nothing that is written needs one. */
    private static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // then it can be told from what a crash left by its age only
        }
    }

    /** Whether this process is writing, or about to write, a file of that temporary name. */
    static boolean isOfThisProcess(Name temporary) {
        return OF_THIS_PROCESS.contains(temporary);
    }

    /** Appends all that remains in the buffer. */
    public void write(ByteBuffer content) throws IOException {
        size += content.remaining();
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }

    /** Returns how many bytes were written. */
    public long size() {
        return size;
    }

    /** Brings the content to the disk, and says if that failed. Nothing more can be written. */
    public void finish() throws IOException {
        channel.force(true);
        channel.close();
    }

    /** Takes the place of the file of that name. The caller holds the {@link Claim} of the name. */
    public void replace(Name name) throws IOException {
        directory.move(temporary, directory, name);
        published = true;
    }

    /** Takes that name. Fails if anything has it. The caller holds the {@link Claim} of the name. */
    public void publish(Name name) throws IOException {
        directory.moveToNew(directory.look(temporary), directory, name);
        published = true;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
            if (!published) {
                deleteUnlessSwept();
            }
        } finally {
            OF_THIS_PROCESS.remove(temporary);
        }
    }

    private void deleteUnlessSwept() throws IOException {
        try {
            directory.deleteFile(temporary);
        } catch (NoSuchFileException e) {
            // gone, as it should be
        }
    }
}
