package dev.hawser.tools.fs.handle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the directories that were used last open. The key is the identity of the directory, not its path, and it comes from
 * a look at its name just before: a cached handle is what opening that name would have opened. So there is nothing to
 * invalidate when directories are moved or swapped.
 */
final class HandleCache {

    private final int capacity;
    private final Map<Object, DirectoryHandle> handles = new LinkedHashMap<>(16, 0.75f, true);

    HandleCache(int capacity) {
        this.capacity = capacity;
    }

    /** Opens the directory, or returns the handle that is open. The caller must close it in both cases. */
    DirectoryHandle open(Entry directory) throws IOException {
        synchronized (this) {
            DirectoryHandle cached = handles.get(directory.attributes().fileKey());
            if (cached != null) {
                return cached.retain();
            }
        }
        DirectoryHandle opened = directory.openDirectory();
        keep(opened);
        return opened;
    }

    private synchronized void keep(DirectoryHandle opened) {
        if (handles.putIfAbsent(opened.key(), opened) == null) {
            opened.retain();
        }
        if (handles.size() > capacity) {
            var eldest = handles.values().iterator();
            eldest.next().close();
            eldest.remove();
        }
    }

    /** Forgets a directory, for example because it is deleted. */
    synchronized void drop(Object key) {
        DirectoryHandle handle = handles.remove(key);
        if (handle != null) {
            handle.close();
        }
    }

    /** Forgets all. */
    synchronized void clear() {
        List<DirectoryHandle> all = new ArrayList<>(handles.values());
        handles.clear();
        all.forEach(DirectoryHandle::close);
    }
}
