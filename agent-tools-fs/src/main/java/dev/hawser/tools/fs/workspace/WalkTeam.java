package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.OpenWatch;
import dev.hawser.tools.fs.handle.WatchedTask;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks a tree with several threads. */
final class WalkTeam {

    private WalkTeam() {}

    static <D> WalkSummary walk(View view, WorkspacePath path, WalkOptions options, WalkVisitor<D> visitor) {
        TreeWalker<D> walker = new TreeWalker<>(view, options, visitor);
        try {
            view.run(path, () -> {
                try (Location location = Resolver.resolve(view, path, Links.FOLLOW)) {
                    walker.begin(location.openDirectory(path), location.names());
                }
                return walker;
            });
            workAll(view.disk().watch(), walker, options.threads());
        } catch (IOException e) {
            throw Failures.explain(e, path);
        } finally {
            walker.close();
        }
        return walker.summary();
    }

    private static void workAll(OpenWatch watch, TreeWalker<?> walker, int threads) throws IOException {
        List<WatchedTask<?>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(watch.start(() -> {
                walker.work();
                return walker;
            }));
        }
        WatchedTask.awaitAll(workers);
        IOException failure = null;
        for (WatchedTask<?> worker : workers) {
            failure = moreTelling(failure, failureOf(worker));
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable IOException failureOf(WatchedTask<?> worker) {
        try {
            worker.outcome();
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    /** One worker's failure interrupts the others: that they were interrupted says nothing. */
    private static @Nullable IOException moreTelling(@Nullable IOException one, @Nullable IOException other) {
        return one == null || one instanceof InterruptedIOException && other != null ? other : one;
    }
}
