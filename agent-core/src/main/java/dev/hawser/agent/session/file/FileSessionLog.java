package dev.hawser.agent.session.file;

import dev.hawser.agent.session.SessionLog;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A session that this process holds. */
final class FileSessionLog implements SessionLog {

    private final SessionDirectory directory;
    private final Lease lease;
    private final Future<?> keeping;
    private final CancelRequest cancel;
    private final SegmentWriter segment;
    private final Attachments attachments;

    FileSessionLog(Lease lease, Future<?> keeping, CancelRequest cancel, SegmentWriter segment) {
        this.directory = lease.directory();
        this.lease = lease;
        this.keeping = keeping;
        this.cancel = cancel;
        this.segment = segment;
        this.attachments = new Attachments(directory);
    }

    @Override
    public void append(String record) {
        byte[] line = Line.encode(record);
        whileHeld(() -> segment.write(line));
    }

    @Override
    public void flush() {
        whileHeld(segment::sync);
    }

    @Override
    public void attach(String name, byte[] content) {
        whileHeld(() -> attachments.write(name, content));
    }

    @Override
    public boolean isCancelRequested() {
        return cancel.isSeen();
    }

    @Override
    public void clearCancelRequest() {
        whileHeld(cancel::clear);
    }

    @Override
    public void forEachRecord(Consumer<String> record) {
        try {
            segment.chain().forEachRecord(record);
        } catch (IOException e) {
            throw directory.storageFailure("read", e);
        }
    }

    @Override
    public byte[] attachment(String name) {
        try {
            return attachments.read(name);
        } catch (IOException e) {
            throw directory.storageFailure("read", e);
        }
    }

    @Override
    public void close() {
        keeping.cancel(false);
        try {
            closeSegmentThenLease();
        } catch (IOException e) {
            throw directory.storageFailure("closed", e);
        }
    }

    /** What was appended has to be on the file server before another holder looks for it. */
    private void closeSegmentThenLease() throws IOException {
        try {
            segment.close();
        } finally {
            lease.release();
        }
    }

    /** The right may end while the work goes on, so it is checked on both sides. */
    private void whileHeld(Work work) {
        lease.requireHeld();
        try {
            work.run();
        } catch (IOException e) {
            throw directory.storageFailure("written", e);
        }
        lease.requireHeld();
    }

    private interface Work {
        void run() throws IOException;
    }
}
