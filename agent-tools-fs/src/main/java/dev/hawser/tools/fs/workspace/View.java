package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.IoCall;
import dev.hawser.tools.fs.handle.Leftovers;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.handle.RootDirectory;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a {@link Workspace} looks at: a directory on a disk, and what may be done there.
 *
 * @param disk the root that is never left
 * @param base the names from the disk's root to the directory that the view's paths begin at
 * @param access what may be done
 */
record View(RootDirectory disk, List<Name> base, Access access) {

    View {
        base = List.copyOf(base);
    }

    View with(Access other) {
        return new View(disk, base, other);
    }

    View below(List<Name> names) {
        return new View(disk, names, access);
    }

    /** Runs an operation where it can't block for ever, and explains its failure. */
    <T> T run(WorkspacePath path, IoCall<T> operation) {
        try {
            return disk.watch().call(operation);
        } catch (IOException e) {
            throw Failures.explain(e, path);
        } catch (DirectoryIteratorException e) {
            throw Failures.explain(e.getCause(), path);
        }
    }

    /** Runs an operation that changes nothing, once more if the disk fails. */
    <T> T read(WorkspacePath path, IoCall<T> operation) {
        return run(path, () -> disk.retrying(operation));
    }

    /** Lets what changed in a directory survive a power failure, if the view promises that. */
    void settle(DirectoryHandle changed) throws IOException {
        if (access.durable()) {
            changed.force();
        }
    }

    /** Deletes what a crash left behind under a temporary name, if the view may change anything. */
    void sweep(DirectoryHandle directory, Name temporary) {
        if (!access.readOnly()) {
            Leftovers.sweep(directory, temporary);
        }
    }

    /** Deletes what a crash left behind under the name of a file that was to come, if the view may change anything. */
    void sweepReservation(DirectoryHandle directory, Name name) {
        if (!access.readOnly()) {
            Leftovers.sweepReservation(directory, name);
        }
    }

    /** Returns the path that users of the view know something by. */
    String pathOf(List<Name> namesFromRoot) {
        if (namesFromRoot.size() <= base.size()) {
            return WorkspacePath.HERE;
        }
        return namesFromRoot.subList(base.size(), namesFromRoot.size()).stream()
                .map(Name::text)
                .collect(Collectors.joining("/"));
    }
}
