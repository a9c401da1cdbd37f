package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.workspace.WalkSummary.End;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a walk has still to visit. The last batch that was put in is the first to be taken out: one thread alone goes in
 * order, several stay close to it, and few directories are open at a time.
 */
final class WalkQueue<D> {

    private final Deque<Batch<D>> waiting = new ArrayDeque<>();
    private int working;
    private volatile @Nullable End end;

    /**
     * Some entries of a directory.
     *
     * @param node the directory, which the batch keeps open
     * @param names the directory's names
     * @param from the index of the first name of the batch
     * @param to the index after the last name of the batch
     */
    record Batch<D>(WalkNode<D> node, SortedNames names, int from, int to) {

        /** Whether it stands for all names of the directory after these. */
        boolean isContinuation() {
            return from == names.size() && names.more();
        }
    }

    synchronized void push(Batch<D> batch) {
        waiting.push(batch);
        notify();
    }

    /** Waits for a batch. Returns null when there is nothing left and nobody is working who could find more. */
    synchronized @Nullable Batch<D> take() throws InterruptedException {
        while (waiting.isEmpty() && working > 0 && end == null) {
            wait();
        }
        if (waiting.isEmpty() || end != null) {
            return null;
        }
        working++;
        return waiting.pop();
    }

    /** Must be called when a batch that was taken is done with. */
    synchronized void done() {
        working--;
        if (working == 0) {
            notifyAll();
        }
    }

    /** Lets everybody stop. */
    synchronized void stop(End reason) {
        if (end == null) {
            end = reason;
        }
        notifyAll();
    }

    boolean isStopped() {
        return end != null;
    }

    End end() {
        End reason = end;
        return reason == null ? End.DONE : reason;
    }

    /** Closes what was not visited. */
    synchronized void close() {
        waiting.forEach(batch -> batch.node().close());
        waiting.clear();
    }
}
