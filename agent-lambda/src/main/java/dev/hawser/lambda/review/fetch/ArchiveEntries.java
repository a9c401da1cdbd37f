package dev.hawser.lambda.review.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The entries of an archive, one after the other. Whatever is wrong with the archive shows as an {@link IOException}. */
interface ArchiveEntries extends Closeable {

    /** Returns the next entry; null at the end. The content of the one before can't be read any more. */
    @Nullable Item next() throws IOException;

    /**
     * An entry.
     *
     * @param name as the archive has it
     * @param type what it is
     * @param content of a file
     */
    record Item(String name, Type type, InputStream content) {}

    /** What an entry is. */
    enum Type {
        /** A regular file. */
        FILE(""),
        /** A directory. */
        DIRECTORY(""),
        /** A symbolic link. */
        LINK("symbolic link"),
        /** Another name of a file that came before. */
        HARD_LINK("hard link"),
        /** A device, a FIFO, or something that only one system knows. */
        SPECIAL("not a regular file");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        /** Returns why it is left out. */
        String words() {
            return words;
        }
    }
}
