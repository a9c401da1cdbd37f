package dev.hawser.tools.fs.handle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that is being written under a temporary name, in the directory that it is for. It takes its name in one step, with
 * its whole content on the disk. Closing it before deletes it.
 */
public final class PendingFile implements Closeable {

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
        Name temporary = TemporaryName.next();
        return new PendingFile(directory, temporary, directory.create(temporary));
    }

    /** Begins a file that takes the place of another: from the start nobody may read it who may not read that. */
    public static PendingFile createLike(PosixFileAttributes other, DirectoryHandle directory) throws IOException {
        Name temporary = TemporaryName.next();
        FileChannel channel = directory.create(temporary, PosixFilePermissions.asFileAttribute(other.permissions()));
        PendingFile file = new PendingFile(directory, temporary, channel);
        try {
            directory.copyPosixAttributes(other, temporary);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
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

    /** Brings the content to the disk. Nothing more can be written. */
    public void finish() throws IOException {
        channel.force(true);
        channel.close();
    }

    /** Takes the place of the file of that name. */
    public void replace(Name name) throws IOException {
        directory.move(temporary, directory, name);
        published = true;
    }

    /** Takes that name. Fails if anything has it. */
    public void publish(Name name) throws IOException {
        directory.moveToNew(directory.look(temporary), directory, name);
        published = true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!published) {
            directory.deleteFile(temporary);
        }
    }
}
