package dev.hawser.agent.session.file;

import dev.hawser.agent.session.SessionException.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Takes the lease of a session, unless somebody has it. The exclusive creation of the next lease file decides. */
final class LeaseClaim {

    private static final int ATTEMPTS = 20;

    private final SessionDirectory directory;
    private final Duration leaseTime;

    LeaseClaim(SessionDirectory directory, Duration leaseTime) {
        this.directory = directory;
        this.leaseTime = leaseTime;
    }

    Lease take() throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            directory.create();
            Optional<Lease> lease = tryTake();
            if (lease.isPresent()) {
                return lease.get();
            }
        }
        throw directory.failure(Kind.BUSY, "is taken and given back by others all the time: try again");
    }

    /** Returns nothing if somebody was faster. */
    private Optional<Lease> tryTake() throws IOException {
        try {
            int last = directory.lastEpoch();
            Optional<String> predecessor = last == 0 ? Optional.empty() : requireFree(last);
            Lease lease = Lease.create(directory, last + 1, leaseTime);
            // A stale listing, or a session of the same name deleted and created anew, shows only after the claim.
            if (directory.lastEpoch() == last + 1 && token(last).equals(predecessor)) {
                return Optional.of(lease);
            }
            lease.withdraw();
            return Optional.empty();
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Returns the token of a lease that is over. */
    private Optional<String> requireFree(int epoch) throws IOException {
        Optional<LeaseFile> lease = readIfThere(epoch);
        boolean over =
                lease.map(file -> file.released() || file.holder().isDead()).orElse(false);
        if (!over && Files.exists(directory.lease(epoch))) {
            requireExpired(epoch, lease);
        }
        return lease.map(LeaseFile::token);
    }

    private void requireExpired(int epoch, Optional<LeaseFile> lease) throws IOException {
        Duration granted = lease.map(LeaseFile::leaseTime).orElse(leaseTime);
        // First the present, then the past: a pause between the two must not make the lease look older than it is.
        Instant now = serverTime();
        Duration age = Duration.between(
                Files.getLastModifiedTime(directory.lease(epoch)).toInstant(), now);
        if (age.compareTo(granted) <= 0) {
            String holder = lease.map(file -> file.holder().toString()).orElse("a process that is about to open it");
            throw directory.failure(
                    Kind.BUSY,
                    "is held by " + holder + ": close it there, or wait. Its last sign of life was "
                            + Math.max(0, age.toMillis()) + " ms ago; without another one it is free in "
                            + granted.minus(age).toMillis() + " ms");
        }
    }

    private Optional<String> token(int epoch) throws IOException {
        return epoch == 0 ? Optional.empty() : readIfThere(epoch).map(LeaseFile::token);
    }

    private Optional<LeaseFile> readIfThere(int epoch) throws IOException {
        try {
            return LeaseFile.read(directory.lease(epoch));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Instant serverTime() throws IOException {
        Path probe = directory.path().resolve(".probe-" + UUID.randomUUID());
        try {
            Files.write(probe, new byte[] {'\n'});
            return Files.getLastModifiedTime(probe).toInstant();
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
