package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.glob.IgnoreRules;
import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.Name;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A directory that a walk has just opened. Valid until the visitor returns. */
public final class WalkDirectory {

    private static final String IGNORE_FILE = ".gitignore";
    private static final int MOST_IGNORE_BYTES = 1 << 20;

    private final DirectoryHandle handle;
    private final SortedNames names;
    private final String path;
    private final int depth;

    WalkDirectory(DirectoryHandle handle, SortedNames names, String path, int depth) {
        this.handle = handle;
        this.names = names;
        this.path = path;
        this.depth = depth;
    }

    /** Returns the path relative to the workspace; {@code .} for the workspace itself. */
    public String path() {
        return path;
    }

    /** Returns how many directories below the start of the walk this is; 0 for the start. */
    public int depth() {
        return depth;
    }

    /**
     * Returns what git ignores in this directory, by the {@code .gitignore} that it has, if any, and by those above.
     *
     * @param above the rules that hold for the directory above; those for the whole walk at its start
     */
    public IgnoreRules ignoreRules(IgnoreRules above) {
        return read(IGNORE_FILE, MOST_IGNORE_BYTES)
                .map(file -> above.and(path, new String(file, StandardCharsets.UTF_8)))
                .orElse(above);
    }

    /**
     * Reads a small file of this directory, such as its ignore rules. Links are not followed.
     *
     * @param name of the file, not a path
     * @return the content; empty if there is no regular file of that name, it can't be read, or it is larger than the limit
     */
    public Optional<byte[]> read(String name, int maxBytes) {
        Name wanted = Name.of(name);
        if (!names.mayContain(wanted)) {
            return Optional.empty();
        }
        try {
            Entry entry = handle.find(wanted);
            if (entry == null
                    || !entry.attributes().isRegularFile()
                    || entry.attributes().size() > maxBytes) {
                return Optional.empty();
            }
            try (FileChannel file = entry.openFile()) {
                byte[] content = ContentReader.readAll(file, maxBytes);
                return content.length > maxBytes ? Optional.empty() : Optional.of(content);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
