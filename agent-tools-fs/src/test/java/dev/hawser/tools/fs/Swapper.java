package dev.hawser.tools.fs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attacker: keeps putting links in the place of a directory and a file and back, as fast as renames go, until it is
 * closed. Then everything is in its place again.
 */
final class Swapper implements AutoCloseable {

    private final List<Swap> swaps;
    private final Thread thread = new Thread(this::swapUntilStopped, "swapper");
    private volatile boolean stopped;
    private volatile @Nullable IOException failure;
    private long rounds;

    /**
     * What is swapped.
     *
     * @param place where something is
     * @param link the name of the link that takes its place
     * @param target what the link points at
     */
    record Swap(Path place, Path link, Path target) {}

    /** Begins. */
    Swapper(Swap... swaps) {
        this.swaps = List.of(swaps);
        thread.start();
    }

    private void swapUntilStopped() {
        try {
            while (!stopped) {
                for (Swap swap : swaps) {
                    swap(swap.place, swap.link, swap.target);
                }
                rounds++;
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private static void swap(Path place, Path link, Path target) throws IOException {
        if (!Files.isSymbolicLink(link)) {
            Files.deleteIfExists(link); // a victim replaced it by a file while it was in place
            Files.createSymbolicLink(link, target);
        }
        Path aside = place.resolveSibling("aside-" + place.getFileName());
        rename(place, aside);
        rename(link, place);
        rename(place, link);
        rename(aside, place);
    }

    /** Renames. What a victim created at the new name meanwhile goes out of the way. */
    private static void rename(Path from, Path to) throws IOException {
        while (true) {
            try {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (FileSystemException e) {
                if (!Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
                    throw e;
                }
                Files.move(to, to.resolveSibling("victim-" + UUID.randomUUID()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Stops, and returns how often everything was swapped. */
    long stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException("the attacker failed", failure);
        }
        return rounds;
    }

    @Override
    public void close() {
        stop();
    }
}
