package dev.hawser.tools.fs;

import dev.hawser.tools.fs.edit.DiffView;
import dev.hawser.tools.fs.edit.Revision;
import dev.hawser.tools.fs.text.Text;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Remembers the content of the small files that a model saw last, so that a refused edit can show what changed since. Safe for
 * several threads.
 */
final class SeenVersions {

    private static final int MAX_FILE_BYTES = 256 << 10;
    private static final int MAX_BYTES = 4 << 20;

    private final LinkedHashMap<String, byte[]> contents = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    /** Remembers a content; forgets those that were not needed for longest. */
    synchronized void add(String version, byte[] content) {
        if (content.length > MAX_FILE_BYTES || contents.containsKey(version)) {
            return;
        }
        contents.put(version, content);
        bytes += content.length;
        Iterator<byte[]> oldest = contents.values().iterator();
        while (bytes > MAX_BYTES) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }

    /** Returns what changed from a version to what is there now, if the version is remembered. */
    Optional<String> changesSince(String version, byte[] now) {
        return find(version)
                .map(old -> DiffView.of(Revision.between(
                        Text.decode(old).chars(), Text.decode(now).chars())));
    }

    private synchronized Optional<byte[]> find(String version) {
        return Optional.ofNullable(contents.get(version));
    }
}
