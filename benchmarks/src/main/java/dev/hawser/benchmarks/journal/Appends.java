package dev.hawser.benchmarks.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.agent.session.SessionLog;
import dev.hawser.agent.session.file.FileSessionStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes many entries, through the store and without it. */
final class Appends {

    private static final String RECORD = "{\"v\":1,\"seq\":1,\"at\":\"2026-01-01T00:00:00Z\",\"type\":\"toolFinished\","
            + "\"callId\":\"call-1\",\"content\":[{\"type\":\"text\",\"text\":\"" + "x".repeat(600)
            + "\"}],\"error\":false}";

    private final Path root;
    private final int count;

    Appends(Path root, int count) {
        this.root = root;
        this.count = count;
    }

    int recordLength() {
        return RECORD.length();
    }

    /** Returns the microseconds of a plain write to a file. */
    double plain(boolean flush) throws IOException {
        byte[] line = (RECORD + "\n").getBytes(UTF_8);
        Path file = root.resolve(UUID.randomUUID().toString());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                channel.write(ByteBuffer.wrap(line));
                if (flush) {
                    channel.force(false);
                }
            }
            return micros(start);
        }
    }

    /** Returns the microseconds of an append to a session. */
    double journal(boolean flush) {
        try (SessionLog log = FileSessionStore.at(root).open(UUID.randomUUID().toString())) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                log.append(RECORD);
                if (flush) {
                    log.flush();
                }
            }
            return micros(start);
        }
    }

    private double micros(long start) {
        return (System.nanoTime() - start) / 1e3 / count;
    }
}
