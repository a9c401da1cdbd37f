package dev.hawser.tools.fs.handle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the directories that were used last open, since opening one costs a round trip on a remote file system.
 *
 * <p>The key is the identity of the directory, not its path, and it comes from a look at the directory's name just before: a
 * cached handle is what opening that name would have opened. So there is nothing to invalidate when directories are moved or
 * swapped, and all workspaces of a process can share one cache, which bounds what they hold open without being closed.
 */
final class HandleCache {

    private final int capacity;
    private final Map<Object, DirectoryHandle> handles = new LinkedHashMap<>(16, 0.75f, true);

    HandleCache(int capacity) {
        this.capacity = capacity;
    }

    /** Returns the handle of the directory with that key if there is one, else opens it. The caller must close it. */
    DirectoryHandle get(Object key, IoCall<DirectoryHandle> opening) throws IOException {
        synchronized (this) {
            DirectoryHandle cached = handles.get(key);
            if (cached != null) {
                return cached.retain();
            }
        }
        DirectoryHandle opened = opening.call();
        keep(keyOf(opened), opened);
        return opened;
    }

    private static Object keyOf(DirectoryHandle opened) throws IOException {
        try {
            return opened.key();
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private synchronized void keep(Object key, DirectoryHandle opened) {
        if (handles.putIfAbsent(key, opened) == null) {
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
