package dev.hawser.tools.fs.handle;

import java.nio.file.Path;

/**
 * The name of an entry in a directory: exactly one component, never empty, {@code .} or {@code ..}. A handle takes nothing
 * else, since it would leave its directory for a path.
 */
public final class Name implements Comparable<Name> {

    /** The most bytes that a name has in UTF-8, on every file system of note. */
    public static final int MAX_BYTES = 255;

    private final Path path;
    private final String text;

    private Name(Path path, String text) {
        this.path = path;
        this.text = text;
    }

    /**
     * Returns the name with that text.
     *
     * @throws IllegalArgumentException if it is not exactly one component, or can't be encoded
     */
    public static Name of(String text) {
        if (text.isEmpty() || text.equals(".") || text.equals("..") || text.indexOf('/') >= 0) {
            throw new IllegalArgumentException("not the name of a directory entry: '" + text + "'");
        }
        return of(Path.of(text));
    }

    /** Returns the last name of what a directory stream returned. Keeps its bytes even if they are no valid text. */
    static Name ofEntry(Path entry) {
        return of(entry.getFileName());
    }

    private static Name of(Path path) {
        if (path.isAbsolute() || path.getNameCount() != 1) {
            throw new IllegalArgumentException("not the name of a directory entry");
        }
        return new Name(path, path.toString());
    }

    Path path() {
        return path;
    }

    /** Returns the text. Bytes that are not UTF-8 show as U+FFFD, and then the text doesn't lead back to the entry. */
    public String text() {
        return text;
    }

    @Override
    public int compareTo(Name other) {
        int order = text.compareTo(other.text);
        return order != 0 ? order : path.compareTo(other.path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Name that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
