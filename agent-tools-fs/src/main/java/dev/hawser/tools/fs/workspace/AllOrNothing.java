package dev.hawser.tools.fs.workspace;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes several changes, all or none: if one fails, those before it are undone, as far as nobody else has changed the
 * same files meanwhile. Each undo looks at how things are, so it doesn't matter how far its step came.
 *
 * <p>What is deleted is moved aside first, under a name beside it, and deleted when all the rest is done.
 */
final class AllOrNothing {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Takes a step back. */
    private interface Undo {

        /** Undoes what is there of the step. If the step was done and something else is there, fails. */
        void run(boolean done);
    }

    private record Taken(String path, Undo undo, boolean done) {}

    private final Workspace workspace;
    private final Workspace unbudgeted;
    private final Deque<Taken> taken = new ArrayDeque<>();
    private final List<String> aside = new ArrayList<>();
    private long bytes;
    private long files;

    private AllOrNothing(Workspace workspace) {
        this.workspace = workspace;
        this.unbudgeted = workspace.unbudgeted();
    }

    static List<String> make(Workspace workspace, Iterable<Change> changes) {
        AllOrNothing all = new AllOrNothing(workspace);
        try {
            changes.forEach(all::take);
        } catch (RuntimeException | Error e) {
            throw uninterrupted(() -> all.undo(e));
        }
        return uninterrupted(all::deleteAside);
    }

    private void take(Change step) {
        if (step instanceof Change.Write write) {
            write(write);
        } else if (step instanceof Change.Move move) {
            move(move);
        } else {
            delete((Change.Delete) step);
        }
    }

    /** Does something. From its begin on it can be undone. */
    private void take(String path, Runnable action, Undo undo) {
        taken.push(new Taken(path, undo, false));
        action.run();
        taken.pop();
        taken.push(new Taken(path, undo, true));
    }

    private void write(Change.Write write) {
        String path = write.path();
        FileContent old = write.old();
        WriteMode mode = old == null ? WriteMode.CREATE : WriteMode.OVERWRITE;
        String version = old == null ? null : old.version();
        makeDirectoriesAbove(path);
        take(path, () -> workspace.write(path, write.content(), mode, version), done -> unwrite(write, done));
        bytes += write.content().length;
        files += old == null ? 1 : 0;
    }

    private void unwrite(Change.Write write, boolean done) {
        FileContent old = write.old();
        String now = version(write.path());
        if (Objects.equals(now, old == null ? null : old.version())) {
            return;
        }
        if (!write.version().equals(now)) {
            if (done) {
                throw new ToolException("somebody else changed it meanwhile; it was left as it is now");
            }
        } else if (old == null) {
            unbudgeted.delete(write.path(), false);
        } else {
            unbudgeted.write(write.path(), old.bytes(), WriteMode.OVERWRITE, now);
        }
    }

    private @Nullable String version(String path) {
        return type(path) == null ? null : unbudgeted.version(path);
    }

    private void move(Change.Move move) {
        makeDirectoriesAbove(move.newPath());
        move(move.path(), move.newPath());
    }

    private void move(String path, String newPath) {
        take(path, () -> workspace.move(path, newPath, false), done -> {
            if (type(path) == null && (done || type(newPath) != null)) {
                unbudgeted.move(newPath, path, false);
            }
        });
    }

    private void delete(Change.Delete delete) {
        String path = delete.path();
        byte[] bits = new byte[8];
        RANDOM.nextBytes(bits);
        String hidden = path.substring(0, path.lastIndexOf('/') + 1) + ".deleted-"
                + HexFormat.of().formatHex(bits);
        move(path, hidden);
        aside.add(hidden);
        FileInfo moved = workspace.info(hidden);
        FileInfo seen = delete.seen();
        if (moved.type() != seen.type()
                || moved.size() != seen.size()
                || !moved.modified().equals(seen.modified())) {
            throw new WorkspaceException(
                    Code.STALE,
                    path,
                    Escapes.quote(path)
                            + " was changed by somebody else just now. Read it, and delete it if you still want to.");
        }
    }

    private void makeDirectoriesAbove(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String directory = path.substring(0, slash);
            if (workspace.createDirectories(directory)) {
                files++;
                taken.push(new Taken(directory, done -> unbudgeted.delete(directory, false), true));
            }
        }
    }

    private @Nullable FileType type(String path) {
        try {
            return unbudgeted.info(path).type();
        } catch (WorkspaceException e) {
            if (e.code() == Code.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** Does something that has to be done; an interrupt waits until it is. */
    private static <T> T uninterrupted(Supplier<T> action) {
        boolean interrupted = Thread.interrupted();
        try {
            return action.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Puts everything back, and says what came of it. */
    private ToolException undo(Throwable failure) {
        List<String> notUndone = new ArrayList<>();
        for (Taken step : taken) {
            try {
                step.undo.run(step.done);
            } catch (RuntimeException e) {
                notUndone.add(Escapes.escape(step.path) + ": " + e.getMessage());
            }
        }
        if (notUndone.isEmpty()) {
            workspace.giveBack(bytes, files);
            return new ToolException(
                    "nothing was changed: " + failure.getMessage() + " All files are as they were.", failure);
        }
        return new ToolException(
                "the changes failed halfway: " + failure.getMessage()
                        + " What was done before could not be undone altogether. These are not as they were:\n"
                        + String.join("\n", notUndone)
                        + "\nAll others are as they were. Look at these before you go on.",
                failure);
    }

    private List<String> deleteAside() {
        List<String> left = new ArrayList<>();
        for (String path : aside) {
            try {
                unbudgeted.delete(path, false);
            } catch (WorkspaceException e) {
                left.add(path);
            }
        }
        return left;
    }
}
