package dev.hawser.examples.chat.change;

import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What taking back a turn came to.
 *
 * @param removed the paths where nothing is any more, as before the turn
 * @param restored the paths where there is again what was there before the turn
 * @param left a line for each path that was not put back, with the reason
 */
public record Undo(List<String> removed, List<String> restored, List<String> left) {

    /** Takes back the last turn that changed something; empty if there is none. */
    public static Optional<Undo> last(Tree tree, UndoLog log) {
        Optional<UndoLog.Turn> turn = log.last();
        while (turn.isPresent()) {
            Undo undo = of(tree, turn.get());
            log.forget(turn.get());
            if (!undo.equals(new Undo(List.of(), List.of(), List.of()))) {
                return Optional.of(undo);
            }
            turn = log.last();
        }
        return Optional.empty();
    }

    /** What was created goes first, the deepest first, so that the directories above are empty when it is their turn. */
    private static Undo of(Tree tree, UndoLog.Turn turn) {
        Undo undo = new Undo(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, FileState> todo = new TreeMap<>();
        turn.before()
                .forEach((path, before) ->
                        undo.plan(tree, path, before, turn.after().get(path), todo));
        todo.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof FileState.Absent)
                .sorted(Map.Entry.<String, FileState>comparingByKey(Comparator.reverseOrder()))
                .forEach(entry -> undo.attempt(entry.getKey(), undo.removed, () -> tree.remove(entry.getKey())));
        todo.forEach((path, state) -> {
            if (!(state instanceof FileState.Absent)) {
                undo.attempt(path, undo.restored, () -> tree.put(path, state));
            }
        });
        undo.removed.sort(null);
        return undo;
    }

    private void plan(
            Tree tree, String path, FileState before, @Nullable FileState after, Map<String, FileState> todo) {
        FileState now = tree.state(path);
        if (isSame(now, before)) {
            return;
        }
        if (before instanceof FileState.Unkept unkept) {
            left.add(path + ": it was not kept (" + unkept.why() + ")");
        } else if (after == null) {
            left.add(path + ": it is not known what the turn did to it, for the program was ended meanwhile");
        } else if (!isSame(now, after)) {
            left.add(path + ": it was changed since");
        } else {
            todo.put(path, before);
        }
    }

    private void attempt(String path, List<String> done, Runnable step) {
        try {
            step.run();
            done.add(path);
        } catch (WorkspaceException | UncheckedIOException e) {
            left.add(path + ": " + e.getMessage());
        }
    }

    /** Of what was there after a turn only the version is known. */
    private static boolean isSame(FileState one, FileState other) {
        return one instanceof FileState.Regular a && other instanceof FileState.Regular b
                ? a.content().version().equals(b.content().version())
                        && a.permissions().equals(b.permissions())
                : one.equals(other);
    }
}
