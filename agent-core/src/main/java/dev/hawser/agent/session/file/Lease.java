package dev.hawser.agent.session.file;

import dev.hawser.agent.session.SessionException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/**
 * The right to write to a session, as its holder knows it. It is good for four fifths of the lease time after the last
 * renewal began, by the holder's clocks; others wait for the whole of it, by the file server's clock. So the holder knows
 * that its right is lost before anybody takes it.
 */
final class Lease {

    private final SessionDirectory directory;
    private final int epoch;
    private final LeaseFile contents;
    private volatile Moment renewed;
    private volatile boolean lost;
    private volatile boolean released;

    private Lease(SessionDirectory directory, int epoch, LeaseFile contents, Moment renewed) {
        this.directory = directory;
        this.epoch = epoch;
        this.contents = contents;
        this.renewed = renewed;
    }

    /**
     * Claims the lease with that number.
     *
     * @throws java.nio.file.FileAlreadyExistsException if somebody else did
     */
    static Lease create(SessionDirectory directory, int epoch, Duration leaseTime) throws IOException {
        LeaseFile contents = new LeaseFile(UUID.randomUUID().toString(), ProcessIdentity.current(), leaseTime, false);
        Moment begun = Moment.now();
        DurableFiles.create(directory.lease(epoch), contents.toBytes());
        return new Lease(directory, epoch, contents, begun);
    }

    SessionDirectory directory() {
        return directory;
    }

    int epoch() {
        return epoch;
    }

    /** Throws unless this holder may write. */
    void requireHeld() {
        if (!isHeld()) {
            throw directory.failure(
                    Kind.LOST,
                    released
                            ? "was given back: open it again to write"
                            : "is lost to this process, which could not renew its lease within "
                                    + contents.leaseTime().toMillis()
                                    + " ms (was it paused, or is the storage slow?): open it again to go on");
        }
    }

    /** Returns whether another attempt to renew makes sense. */
    boolean isHeld() {
        if (released || lost) {
            return false;
        }
        Duration limit = contents.leaseTime().multipliedBy(4).dividedBy(5);
        if (renewed.age().compareTo(limit) >= 0) {
            lost = true;
        }
        return !lost;
    }

    /** Renews the lease if a third of its time has passed. */
    synchronized void renewIfDue() throws IOException {
        if (isHeld() && renewed.age().compareTo(contents.leaseTime().dividedBy(3)) >= 0) {
            Moment begun = Moment.now();
            try {
                write(contents);
            } catch (NoSuchFileException e) {
                lost = true;
            }
            // A renewal that arrives after the old right has ended may come after a successor: it counts for nothing.
            if (isHeld()) {
                renewed = begun;
            }
        }
    }

    /** Gives the lease back. Nothing happens if it is lost. */
    synchronized void release() throws IOException {
        if (isHeld()) {
            released = true;
            write(contents.asReleased());
        }
        released = true;
    }

    /** Takes back a claim that nobody has relied on. */
    synchronized void withdraw() throws IOException {
        released = true;
        Files.deleteIfExists(directory.lease(epoch));
    }

    /** Fails if the file is gone, rather than create it. */
    private void write(LeaseFile file) throws IOException {
        try (OutputStream out = Files.newOutputStream(directory.lease(epoch), StandardOpenOption.WRITE)) {
            out.write(file.toBytes());
        }
    }
}
