package dev.hawser.agent.session.file;

import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionException.Kind;
import dev.hawser.agent.session.file.SegmentHeader.Link;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the records of one segment. */
final class SegmentReader implements Closeable {

    private final SessionDirectory directory;
    private final Link link;
    private final LineReader lines;

    SegmentReader(SessionDirectory directory, Link link, LineReader lines) {
        this.directory = directory;
        this.link = link;
        this.lines = lines;
    }

    /**
     * Hands over all records.
     *
     * @param before how many records the earlier segments have
     * @return how many bytes are intact
     */
    long forEachRecord(long before, Consumer<String> record) throws IOException {
        long endOfCopy = endOfCopy(before);
        long count = before;
        Optional<LineReader.Entry> line = lines.next();
        while (line.isPresent()) {
            LineReader.Entry entry = line.get();
            if (entry.record().isEmpty()) {
                if (link.bytes() == SegmentChain.OPEN_END && lines.next().isEmpty()) {
                    return entry.offset();
                }
                throw damage(directory, link.segment(), entry, count);
            }
            if (entry.offset() != endOfCopy) {
                count++;
                record.accept(entry.record().get());
            }
            line = lines.next();
        }
        requireAll(count);
        return lines.offset();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    static SessionException damage(SessionDirectory directory, int segment, LineReader.Entry line, long before) {
        return directory.failure(
                Kind.CORRUPT,
                "is damaged: " + directory.segment(segment).getFileName() + ", line " + line.number() + " (from byte "
                        + line.offset() + ") fails its checksum. " + advice(before));
    }

    private static String advice(long before) {
        return before + " records before it are intact; FileSessionStore.salvage(id, newId) copies them"
                + " into a new session";
    }

    private long endOfCopy(long before) throws IOException {
        LineReader.Entry first = lines.next().orElse(new LineReader.Entry(1, 0, Optional.empty()));
        String header = first.record().orElseThrow(() -> damage(directory, link.segment(), first, before));
        return SegmentHeader.parse(directory, link.segment(), header).copied().orElse(Long.MIN_VALUE) + lines.offset();
    }

    private void requireAll(long count) {
        if (link.bytes() != SegmentChain.OPEN_END && lines.offset() < link.bytes()) {
            throw directory.failure(
                    Kind.CORRUPT,
                    "is damaged: " + directory.segment(link.segment()).getFileName() + " ends at byte " + lines.offset()
                            + " and should have " + link.bytes() + ". " + advice(count));
        }
    }
}
