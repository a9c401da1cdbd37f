package dev.hawser.agent.session.file;

import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionException.Kind;
import dev.hawser.agent.session.SessionInfo;
import dev.hawser.agent.session.SessionLog;
import dev.hawser.agent.session.SessionReader;
import dev.hawser.agent.session.SessionStore;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Keeps each session in a directory of its own, as JSON Lines with a checksum on each line, readable with {@code jq}.
 * Processes on several machines can share the directory, also over NFS: one of them at a time holds a session, by a lease
 * that it renews while it lives. If it dies on the same machine the session is free at once, otherwise when the lease time
 * is over. A holder that was paused for longer finds its right lost; what it still writes is never read.
 *
 * <p>Immutable and safe to use from any thread. While a session is open, a daemon thread renews its lease.
 *
 * <pre>{@code
 * SessionStore store = FileSessionStore.at(Path.of("/mnt/agents/sessions"));
 * }</pre>
 */
public final class FileSessionStore implements SessionStore {

    private static final Duration SHORTEST_LEASE = Duration.ofMillis(100);

    private static final int OPEN_ATTEMPTS = 3;

    private final Path root;
    private final Duration leaseTime;
    private final LeaseKeeper keeper = new LeaseKeeper();

    private FileSessionStore(Path root, Duration leaseTime) {
        this.root = root;
        this.leaseTime = leaseTime;
    }

    /**
     * Keeps sessions in that directory, which is created when it is needed. The lease time is 15 seconds.
     *
     * @throws UnsupportedOperationException if the path is not of the default file system
     */
    public static FileSessionStore at(Path root) {
        return new FileSessionStore(root.toFile().toPath().toAbsolutePath().normalize(), Duration.ofSeconds(15));
    }

    /**
     * Returns a store of the same directory whose holders may give no sign of life for that long, at least 100 ms. They
     * renew each third of it. Shorter means that a session whose machine has died is free sooner, and that a shorter pause,
     * of the process or of the storage, costs the right to write. Keep it over 10 seconds where the file server counts time
     * in whole seconds.
     */
    public FileSessionStore leaseTime(Duration leaseTime) {
        if (leaseTime.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("the lease time is at least 100 ms, not " + leaseTime);
        }
        return new FileSessionStore(root, leaseTime);
    }

    @Override
    public SessionLog open(String id) {
        SessionDirectory directory = SessionDirectory.of(root, id);
        try {
            for (int i = 1; i < OPEN_ATTEMPTS; i++) {
                try {
                    return open(new LeaseClaim(directory, leaseTime).take());
                } catch (SessionException e) {
                    // Paused while it opened: nothing is lost yet, so it asks anew.
                    if (e.kind() != Kind.LOST) {
                        throw e;
                    }
                }
            }
            return open(new LeaseClaim(directory, leaseTime).take());
        } catch (IOException e) {
            throw directory.storageFailure("opened", e);
        }
    }

    @Override
    public SessionReader read(String id) {
        return new FileSessionReader(existing(id));
    }

    @Override
    public List<SessionInfo> list() {
        List<SessionInfo> sessions = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path directory : directories) {
                SessionDirectory.at(directory).flatMap(FileSessionStore::info).ifPresent(sessions::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw listFailure(e.getCause());
        } catch (IOException e) {
            throw listFailure(e);
        }
        sessions.sort(Comparator.comparing(SessionInfo::lastWritten).reversed());
        return List.copyOf(sessions);
    }

    @Override
    public boolean delete(String id) {
        SessionDirectory directory = SessionDirectory.of(root, id);
        if (!Files.isDirectory(directory.path())) {
            return false;
        }
        try {
            Lease lease = new LeaseClaim(directory, leaseTime).take();
            boolean existed = directory.hasSession();
            lease.requireHeld();
            DeletedDirectories.delete(directory.path());
            return existed;
        } catch (IOException e) {
            throw directory.storageFailure("deleted", e);
        }
    }

    @Override
    public void requestCancel(String id) {
        SessionDirectory directory = existing(id);
        try {
            new CancelRequest(directory).make();
        } catch (IOException e) {
            throw directory.storageFailure("asked to cancel", e);
        }
    }

    /**
     * Copies what is intact of a damaged session into a new one: the records before the first damaged one, and all
     * attachments. The damaged session is not changed.
     *
     * @return how many records were copied
     * @throws SessionException with {@link SessionException.Kind#NOT_FOUND} if there is no session to copy
     * @throws IllegalArgumentException if there is a session with the new id
     */
    public long salvage(String id, String newId) {
        SessionDirectory damaged = existing(id);
        SessionDirectory target = SessionDirectory.of(root, newId);
        if (exists(target)) {
            throw new IllegalArgumentException("there is a session '" + newId + "': choose another id to salvage into");
        }
        try (SessionLog copy = open(newId)) {
            long copied = copyIntact(new FileSessionReader(damaged), id, copy);
            new Attachments(damaged).copyTo(new Attachments(target));
            copy.flush();
            return copied;
        } catch (IOException e) {
            throw damaged.storageFailure("salvaged", e);
        }
    }

    private SessionLog open(Lease lease) throws IOException {
        CancelRequest cancel = new CancelRequest(lease.directory());
        Future<?> keeping = keeper.keep(lease, cancel, leaseTime);
        try {
            cancel.look();
            SegmentChain accepted = SegmentChain.newest(lease.directory()).closed();
            accepted.deleteWhatWasFolded();
            return new FileSessionLog(lease, keeping, cancel, SegmentWriter.begin(lease, accepted));
        } catch (IOException | RuntimeException e) {
            keeping.cancel(false);
            lease.release();
            throw e;
        }
    }

    private SessionDirectory existing(String id) {
        SessionDirectory directory = SessionDirectory.of(root, id);
        if (!exists(directory)) {
            throw directory.failure(Kind.NOT_FOUND, "does not exist in " + root);
        }
        return directory;
    }

    private static boolean exists(SessionDirectory directory) {
        try {
            return directory.hasSession();
        } catch (IOException e) {
            throw directory.storageFailure("found", e);
        }
    }

    private static Optional<SessionInfo> info(SessionDirectory directory) {
        try {
            NavigableSet<Integer> segments = directory.segments();
            return segments.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SessionInfo(
                            directory.id(),
                            Files.getLastModifiedTime(directory.segment(segments.last()))
                                    .toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw directory.storageFailure("listed", e);
        }
    }

    private static long copyIntact(SessionReader from, String id, SessionLog to) {
        long[] copied = new long[1];
        try {
            from.forEachRecord(record -> {
                to.append(record);
                copied[0]++;
            });
        } catch (SessionException e) {
            if (e.kind() != Kind.CORRUPT || !e.sessionId().equals(id)) {
                throw e;
            }
        }
        return copied[0];
    }

    private SessionException listFailure(IOException cause) {
        return new SessionException(
                Kind.STORAGE, "", "the sessions in " + root + " can't be listed: " + cause.getMessage(), cause);
    }
}
