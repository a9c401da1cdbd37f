package dev.hawser.lambda.review.fetch;

import dev.hawser.lambda.review.fetch.FetchException.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Opens archives. What one is shows in its first bytes, whatever it is called. */
final class Archive {

    private static final int BUFFER = 1 << 16;

    private Archive() {}

    /**
     * Opens an archive, and closes the stream with it.
     *
     * @throws FetchException if it is neither a zip nor a gzip
     */
    static ArchiveEntries open(InputStream archive, Meter meter) throws IOException {
        BufferedInputStream stream = new BufferedInputStream(archive, BUFFER);
        try {
            stream.mark(BUFFER);
            byte[] head = stream.readNBytes(4);
            stream.reset();
            if (head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
                return new ZipEntries(stream, meter);
            }
            if (head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
                return new TarEntries(stream, meter);
            }
            throw new FetchException(
                    Kind.BAD_ARCHIVE,
                    "what is there is neither a zip nor a tar.gz: give the address of a repository or of an archive");
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }
}
