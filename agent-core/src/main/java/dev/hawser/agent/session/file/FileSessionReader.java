package dev.hawser.agent.session.file;

import dev.hawser.agent.session.SessionException.Kind;
import dev.hawser.agent.session.SessionReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;

/** Reads a session that somebody may be writing. */
final class FileSessionReader implements SessionReader {

    private static final int ATTEMPTS = 5;

    private final SessionDirectory directory;

    FileSessionReader(SessionDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void forEachRecord(Consumer<String> record) {
        try {
            for (int i = 1; !readAll(record, i == ATTEMPTS); i++) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw directory.storageFailure("read", e);
        }
    }

    @Override
    public byte[] attachment(String name) {
        try {
            return new Attachments(directory).read(name);
        } catch (IOException e) {
            throw directory.storageFailure("read", e);
        }
    }

    /** Returns false if a holder folded the segments away just now; no record was handed over then. */
    private boolean readAll(Consumer<String> record, boolean last) throws IOException {
        try {
            SegmentChain.newest(directory).forEachRecord(record);
            return true;
        } catch (NoSuchFileException e) {
            if (last) {
                throw directory.hasSession()
                        ? directory.failure(Kind.CORRUPT, "is damaged: " + e.getFile() + " is missing")
                        : directory.failure(Kind.NOT_FOUND, "was deleted");
            }
            return false;
        }
    }
}
