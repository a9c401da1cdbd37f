package dev.hawser.tools.fs.handle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A name in a directory and what was there at a look. The only way to open something: nothing is opened that was not looked
 * at before, and nothing that did not look like a file or a directory.
 *
 * @param parent the directory, which must be open as long as this is used
 * @param name the name
 * @param attributes what was there; of a link, the link's
 */
public record Entry(DirectoryHandle parent, Name name, BasicFileAttributes attributes) {

    /**
     * Opens a regular file for reading.
     *
     * @throws NotRegularFileException if it was anything else, or is now
     */
    public FileChannel openFile() throws IOException {
        return parent.openFile(this);
    }

    /**
     * Opens a regular file to be read once, from its start: the cheaper way. What took the place of a regular file since the look
     * fails when it is read, if not here.
     *
     * @throws NotRegularFileException if it was anything else
     */
    public InputStream openStream() throws IOException {
        return parent.openStream(this);
    }

    /**
     * Opens a directory.
     *
     * @throws java.nio.file.NotDirectoryException if it was anything else, or is now
     */
    public DirectoryHandle openDirectory() throws IOException {
        return parent.openDirectory(this);
    }
}
