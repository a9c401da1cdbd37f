package dev.hawser.agent.session.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/**
 * A wish that the run of a session be cancelled: a file that is not empty. An open file's content is never stale on NFS,
 * as the absence of a file may be; so the holder sees to it that there is one.
 */
final class CancelRequest {

    private static final byte[] REQUESTED = "requested\n".getBytes(StandardCharsets.US_ASCII);

    private final SessionDirectory directory;
    private volatile boolean seen;

    CancelRequest(SessionDirectory directory) {
        this.directory = directory;
    }

    boolean isSeen() {
        return seen;
    }

    void make() throws IOException {
        Files.write(directory.cancelRequest(), REQUESTED);
    }

    synchronized void look() throws IOException {
        try {
            seen = Files.readAllBytes(directory.cancelRequest()).length > 0;
        } catch (NoSuchFileException e) {
            clear();
        }
    }

    synchronized void clear() throws IOException {
        Files.write(directory.cancelRequest(), new byte[0]);
        seen = false;
    }
}
