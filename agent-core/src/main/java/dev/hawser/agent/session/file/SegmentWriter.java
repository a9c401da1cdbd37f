package dev.hawser.agent.session.file;

import dev.hawser.agent.session.file.SegmentHeader.Link;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;

/** Writes the segment of one holder. Not a channel, since an interrupt of the thread would close it. */
final class SegmentWriter implements Closeable {

    /** So many segments are read one after the other; then they are copied into one. */
    static final int LONGEST_CHAIN = 16;

    private final int epoch;
    private final FileOutputStream out;
    private final SegmentChain before;
    private long written;
    private boolean broken;

    private SegmentWriter(int epoch, FileOutputStream out, SegmentChain before) {
        this.epoch = epoch;
        this.out = out;
        this.before = before;
    }

    /** Begins the segment that follows the chain, or that replaces it if it has become long. */
    static SegmentWriter begin(Lease lease, SegmentChain accepted) throws IOException {
        boolean folds = accepted.links().size() >= LONGEST_CHAIN;
        SegmentChain before = folds ? new SegmentChain(lease.directory(), List.of()) : accepted;
        OptionalLong copied = folds ? OptionalLong.of(lengthOf(accepted)) : OptionalLong.empty();
        SegmentHeader header = new SegmentHeader(lease.epoch(), before.links(), copied);

        lease.requireHeld();
        Files.createFile(lease.directory().segment(lease.epoch()));
        FileOutputStream out =
                new FileOutputStream(lease.directory().segment(lease.epoch()).toFile());
        SegmentWriter writer = new SegmentWriter(lease.epoch(), out, before);
        try {
            writer.write(Line.encode(header.toRecord()));
            if (folds) {
                writer.copy(accepted);
                writer.write(header.endOfCopy());
            }
            writer.sync();
            DurableFiles.syncDirectory(lease.directory().path());
            lease.requireHeld();
            return writer;
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    /** Returns what the holder sees: all that it took over, and its own records. */
    SegmentChain chain() {
        return before.plus(new Link(epoch, written));
    }

    void write(byte[] line) throws IOException {
        if (broken) {
            throw new IOException("an earlier write failed and may have left a part of a line: open the session again");
        }
        broken = true;
        out.write(line);
        written += line.length;
        broken = false;
    }

    void sync() throws IOException {
        out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void copy(SegmentChain accepted) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        long[] length = new long[1];
        try {
            accepted.forEachRecord(record -> {
                byte[] line = Line.encode(record);
                length[0] += line.length;
                try {
                    buffered.write(line);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        buffered.flush();
        sync();
        written += length[0];
    }

    private static long lengthOf(SegmentChain accepted) throws IOException {
        long[] length = new long[1];
        accepted.forEachRecord(record -> length[0] += Line.encode(record).length);
        return length[0];
    }
}
