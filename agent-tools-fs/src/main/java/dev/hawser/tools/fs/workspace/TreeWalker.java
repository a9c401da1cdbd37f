package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.handle.OpenTimeoutException;
import dev.hawser.tools.fs.workspace.WalkQueue.Batch;
import dev.hawser.tools.fs.workspace.WalkSummary.End;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Walks down a tree by handles. A worker that comes to a directory leaves the rest of the batch it is in to whoever takes it
 * first, itself included, and goes down. One worker alone thereby visits in order.
 */
final class TreeWalker<D> {

    private static final int BATCH = 128;

    private final View view;
    private final WalkOptions options;
    private final WalkVisitor<D> visitor;
    private final WalkQueue<D> queue = new WalkQueue<>();
    private final WalkTrouble trouble = new WalkTrouble();
    private final AtomicLong entries = new AtomicLong();

    TreeWalker(View view, WalkOptions options, WalkVisitor<D> visitor) {
        this.view = view;
        this.options = options;
        this.visitor = visitor;
    }

    /** Does the whole walk on this thread. */
    WalkSummary walkAlone(DirectoryHandle fresh, List<Name> names) throws IOException {
        try {
            begin(fresh, names);
            work();
        } finally {
            close();
        }
        return summary();
    }

    /** Begins with a directory: opens it, and lets the visitor enter it. */
    void begin(DirectoryHandle fresh, List<Name> names) {
        queue.push(enter(fresh, names, null));
    }

    /** Visits until nothing is left. Several threads may do so at once; when one fails, all stop. */
    void work() throws IOException {
        boolean failed = true;
        try {
            Batch<D> batch = queue.take();
            while (batch != null) {
                try {
                    visitAll(batch);
                } finally {
                    queue.done();
                }
                batch = queue.take();
            }
            failed = false;
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        } finally {
            if (failed) {
                queue.stop(End.TERMINATED);
            }
        }
    }

    /** Closes what was left over. */
    void close() {
        queue.close();
    }

    WalkSummary summary() {
        return trouble.summary(Math.min(entries.get(), options.maxEntries()), queue.end());
    }

    private void visitAll(Batch<D> batch) throws IOException {
        Batch<D> current = batch;
        while (current != null) {
            try (WalkNode<D> node = current.node()) {
                current = visitSome(node, current);
            }
        }
    }

    /** Visits entries until it comes to a directory, and returns what is in that. */
    private @Nullable Batch<D> visitSome(WalkNode<D> node, Batch<D> batch) throws IOException {
        if (batch.isContinuation()) {
            try (DirectoryHandle again = node.handle().again()) {
                return batch(
                        node.retain(),
                        SortedNames.read(view, again, batch.names().last()));
            }
        }
        int end = Math.min(batch.from() + BATCH, batch.to());
        leave(node, batch.names(), end, batch.to());
        for (int i = batch.from(); i < end; i++) {
            if (queue.isStopped() || node.isSkipped()) {
                return null;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            Entry entry = node.handle().find(batch.names().get(i));
            Batch<D> below = entry == null ? null : visit(node, entry);
            if (below != null) {
                leave(node, batch.names(), i + 1, end);
                return below;
            }
        }
        return null;
    }

    /** Leaves entries to whoever comes first. */
    private void leave(WalkNode<D> node, SortedNames names, int from, int to) {
        if (from < to) {
            queue.push(new Batch<>(node.retain(), names, from, to));
        }
    }

    /** Returns a batch of these names. If the directory has more, they are left for later. */
    private Batch<D> batch(WalkNode<D> node, SortedNames names) {
        if (names.more()) {
            queue.push(new Batch<>(node.retain(), names, names.size(), names.size()));
        }
        return new Batch<>(node, names, 0, names.size());
    }

    private @Nullable Batch<D> visit(WalkNode<D> node, Entry entry) throws IOException {
        if (entries.incrementAndGet() > options.maxEntries()) {
            queue.stop(End.LIMIT);
            return null;
        }
        FileVisitResult result = visitor.visit(new WalkEntry(view, node, entry), node.state());
        switch (result) {
            case TERMINATE -> queue.stop(End.TERMINATED);
            case SKIP_SIBLINGS -> node.skipRest();
            case CONTINUE -> {
                if (entry.attributes().isDirectory()) {
                    return goDown(node, entry);
                }
            }
            case SKIP_SUBTREE -> {}
        }
        return null;
    }

    private @Nullable Batch<D> goDown(WalkNode<D> node, Entry entry) throws IOException {
        if (node.depth() + 1 >= options.maxDepth()) {
            trouble.tooDeep(node.pathOf(entry.name()));
            return null;
        }
        try {
            List<Name> names = new ArrayList<>(node.names());
            names.add(entry.name());
            return enter(entry.openDirectory(), names, node);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return null; // gone, or replaced, since the look at it
        } catch (OpenTimeoutException | InterruptedIOException e) {
            throw e;
        } catch (IOException | DirectoryIteratorException e) {
            trouble.unreadable(node.pathOf(entry.name()));
            return null;
        }
    }

    private Batch<D> enter(DirectoryHandle fresh, List<Name> names, @Nullable WalkNode<D> above) {
        int depth = above == null ? 0 : above.depth() + 1;
        String path = above == null ? view.pathOf(names) : above.pathOf(names.get(names.size() - 1));
        boolean handedOver = false;
        try {
            SortedNames sorted = SortedNames.read(view, fresh, null);
            WalkDirectory directory = new WalkDirectory(fresh, sorted, path, depth);
            D state = visitor.enter(directory, above == null ? null : above.state());
            handedOver = true;
            return batch(new WalkNode<>(fresh, names, path, depth, state), sorted);
        } finally {
            if (!handedOver) {
                fresh.close();
            }
        }
    }
}
