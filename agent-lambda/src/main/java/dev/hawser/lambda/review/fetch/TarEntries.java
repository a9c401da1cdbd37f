package dev.hawser.lambda.review.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The entries of a tar.gz: ustar, pax and GNU. */
final class TarEntries implements ArchiveEntries {

    private static final int BUFFER = 1 << 16;

    private final Meter meter;
    private final InputStream unzipped;
    private final TarArchiveInputStream tar;

    TarEntries(InputStream archive, Meter meter) throws IOException {
        this.meter = meter;
        this.unzipped = new BufferedInputStream(meter.count(new GZIPInputStream(archive, BUFFER)), BUFFER);
        this.tar = new TarArchiveInputStream(unzipped, StandardCharsets.UTF_8.name());
    }

    @Override
    public @Nullable Item next() throws IOException {
        if (tar.getCurrentEntry() != null) {
            tar.transferTo(OutputStream.nullOutputStream());
        }
        meter.beginHeader();
        TarArchiveEntry entry;
        try {
            entry = tar.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new IOException("a header makes no sense: " + e.getMessage(), e);
        }
        meter.endHeader();
        if (entry == null) {
            unzipped.transferTo(OutputStream.nullOutputStream()); // to its checksum
            return null;
        }
        if (entry.isSparse()) {
            throw new IOException("it has a file with holes, which no archive of source code has");
        }
        return new Item(entry.getName(), type(entry), tar);
    }

    private static Type type(TarArchiveEntry entry) {
        if (entry.isSymbolicLink()) {
            return Type.LINK;
        }
        if (entry.isLink()) {
            return Type.HARD_LINK;
        }
        if (entry.isDirectory()) {
            return Type.DIRECTORY;
        }
        return switch (entry.getLinkFlag()) {
            case TarArchiveEntry.LF_NORMAL, TarArchiveEntry.LF_OLDNORM, TarArchiveEntry.LF_CONTIG -> Type.FILE;
            default -> Type.SPECIAL;
        };
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
