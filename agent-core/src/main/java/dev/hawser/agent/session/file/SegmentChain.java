package dev.hawser.agent.session.file;

import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionException.Kind;
import dev.hawser.agent.session.file.SegmentHeader.Link;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The segments whose records make the log, oldest first, and how far each of them counts. What a holder that has lost its
 * lease still writes lies beyond that.
 */
record SegmentChain(SessionDirectory directory, List<Link> links) {

    /** As far as it is written. Only the newest segment is read so, and only its last line may be damaged. */
    static final long OPEN_END = Long.MAX_VALUE;

    /** Returns the chain that ends with the newest segment. It has no links if nothing was ever written. */
    static SegmentChain newest(SessionDirectory directory) throws IOException {
        for (int epoch : directory.segments().descendingSet()) {
            Optional<SegmentHeader> header = completeHeader(directory, epoch);
            if (header.isPresent()) {
                return new SegmentChain(directory, header.get().follows()).plus(new Link(epoch, OPEN_END));
            }
        }
        return new SegmentChain(directory, List.of());
    }

    SegmentChain plus(Link link) {
        List<Link> longer = new ArrayList<>(links);
        longer.add(link);
        return new SegmentChain(directory, List.copyOf(longer));
    }

    /** Returns this chain without an open end: what is in the newest segment now is taken over, and nothing after it. */
    SegmentChain closed() throws IOException {
        if (links.isEmpty()) {
            return this;
        }
        Link last = links.get(links.size() - 1);
        long intact;
        try (LineReader lines = LineReader.open(directory.segment(last.segment()), last.bytes())) {
            intact = new SegmentReader(directory, last, lines).forEachRecord(0, record -> {});
        } catch (SessionException e) {
            // The same again from the first segment on, to say how many records in all are intact.
            forEachRecord(record -> {});
            throw e;
        }
        return new SegmentChain(directory, links.subList(0, links.size() - 1)).plus(new Link(last.segment(), intact));
    }

    /** Opens all files before it hands over the first record, so that none is deleted meanwhile. */
    void forEachRecord(Consumer<String> record) throws IOException {
        List<SegmentReader> readers = new ArrayList<>();
        try {
            for (Link link : links) {
                readers.add(new SegmentReader(
                        directory, link, LineReader.open(directory.segment(link.segment()), link.bytes())));
            }
            long[] count = new long[1];
            for (SegmentReader reader : readers) {
                reader.forEachRecord(count[0], text -> {
                    count[0]++;
                    record.accept(text);
                });
            }
        } finally {
            for (SegmentReader reader : readers) {
                reader.close();
            }
        }
    }

    /** Deletes what came before a complete copy that an earlier holder made. */
    void deleteWhatWasFolded() throws IOException {
        int base = links.isEmpty() ? 0 : links.get(0).segment();
        boolean older =
                directory.segments().lower(base) != null || directory.leases().lower(base) != null;
        if (older && isCompleteCopy(base)) {
            for (int epoch : directory.segments().headSet(base)) {
                Files.deleteIfExists(directory.segment(epoch));
            }
            for (int epoch : directory.leases().headSet(base)) {
                Files.deleteIfExists(directory.lease(epoch));
            }
        }
    }

    private boolean isCompleteCopy(int segment) throws IOException {
        return completeHeader(directory, segment)
                .filter(header -> header.copied().isPresent())
                .isPresent();
    }

    /** Returns nothing if its holder never came to write the header, or the copy after it. */
    private static Optional<SegmentHeader> completeHeader(SessionDirectory directory, int epoch) throws IOException {
        try (LineReader lines = LineReader.open(directory.segment(epoch), OPEN_END)) {
            Optional<LineReader.Entry> first = lines.next();
            Optional<String> record = first.flatMap(LineReader.Entry::record);
            if (record.isPresent()) {
                SegmentHeader header = SegmentHeader.parse(directory, epoch, record.get());
                return header.copied().isEmpty() || isCopyComplete(directory, header, lines.offset())
                        ? Optional.of(header)
                        : Optional.empty();
            }
            if (lines.next().isPresent()) {
                throw SegmentReader.damage(directory, epoch, first.orElseThrow(), 0);
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean isCopyComplete(SessionDirectory directory, SegmentHeader header, long copyBegins)
            throws IOException {
        byte[] expected = header.endOfCopy();
        byte[] found = new byte[expected.length];
        long begins = copyBegins + header.copied().orElseThrow();
        try (RandomAccessFile file =
                new RandomAccessFile(directory.segment(header.epoch()).toFile(), "r")) {
            if (file.length() < begins + expected.length) {
                return false;
            }
            file.seek(begins);
            file.readFully(found);
            if (!Arrays.equals(found, expected) && file.length() > begins + expected.length) {
                throw copyDamage(directory, header, begins);
            }
            return Arrays.equals(found, expected);
        }
    }

    private static SessionException copyDamage(SessionDirectory directory, SegmentHeader header, long at) {
        return directory.failure(
                Kind.CORRUPT,
                "is damaged: in " + directory.segment(header.epoch()).getFileName() + " at byte " + at
                        + " the line is missing that ends the copy of older records");
    }
}
