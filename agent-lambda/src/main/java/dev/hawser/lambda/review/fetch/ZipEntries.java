package dev.hawser.lambda.review.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a zip, from its local headers: in bounded memory, whatever its directory says. The reader holds the size and
 * checksum that an entry claims against what comes. That an entry is a symbolic link stands in the directory only: here it is
 * a file with the link's text.
 */
final class ZipEntries implements ArchiveEntries {

    private final ZipEnd end;
    private final ZipInputStream zip;
    private final InputStream content;
    private int entries;

    ZipEntries(InputStream archive, Meter meter) {
        this.end = new ZipEnd(archive);
        this.zip = new ZipInputStream(end, StandardCharsets.UTF_8);
        this.content = meter.count(zip);
    }

    @Override
    public @Nullable Item next() throws IOException {
        try {
            content.transferTo(OutputStream.nullOutputStream());
            ZipEntry entry = zip.getNextEntry();
            if (entry == null) {
                end.transferTo(OutputStream.nullOutputStream());
                end.require(entries);
                return null;
            }
            entries++;
            return new Item(entry.getName(), entry.isDirectory() ? Type.DIRECTORY : Type.FILE, content);
        } catch (IllegalArgumentException e) {
            throw new IOException("a header makes no sense: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
