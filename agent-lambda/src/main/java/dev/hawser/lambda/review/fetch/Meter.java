package dev.hawser.lambda.review.fetch;

import dev.hawser.lambda.review.fetch.FetchException.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what an archive turns out to hold while it is read, and ends that when it is too much. */
final class Meter {

    private static final long RATIO_FROM = 16L << 20;
    /** What may come before the content of an entry: headers, a long name. */
    private static final long HEADER = 1L << 20;

    private final FetchLimits limits;
    private final long compressed;
    private long read;
    private long headerEnd = Long.MAX_VALUE;

    /** Starts at zero, for an archive of that compressed size. */
    Meter(FetchLimits limits, long compressed) {
        this.limits = limits;
        this.compressed = compressed;
    }

    /** Returns a stream whose bytes count. */
    InputStream count(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                if (value >= 0) {
                    take(1);
                }
                return value;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                if (count > 0) {
                    take(count);
                }
                return count;
            }

            @Override
            public long skip(long count) throws IOException {
                long skipped = super.skip(count);
                take(skipped);
                return skipped;
            }
        };
    }

    /** What follows is the header of an entry, and must not be long: readers keep it in memory. */
    void beginHeader() {
        headerEnd = read + HEADER;
    }

    /** The header is over. */
    void endHeader() {
        headerEnd = Long.MAX_VALUE;
    }

    private void take(long count) {
        read += count;
        if (read > headerEnd) {
            throw new FetchException(
                    Kind.BAD_ARCHIVE, "the archive has an entry with a header of more than a megabyte");
        }
        if (read > limits.extractedBytes()) {
            throw tooMuch("more than " + limits.extractedBytes() + " bytes");
        }
        if (read > RATIO_FROM && read / limits.ratio() > compressed) {
            throw tooMuch("more than " + limits.ratio() + " times its own size");
        }
    }

    private static FetchException tooMuch(String what) {
        return new FetchException(
                Kind.LIMIT,
                "the archive holds " + what + ": bring the part to review into the workspace, and give its path");
    }
}
