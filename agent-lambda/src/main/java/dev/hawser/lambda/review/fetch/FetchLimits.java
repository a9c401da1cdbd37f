package dev.hawser.lambda.review.fetch;

/**
 * How much source code is taken. A single file that is too large is left out; more of anything else ends the fetch, since an
 * archive like that is no source code, or an attack.
 *
 * @param archiveBytes the largest archive, compressed
 * @param extractedBytes how much all entries may hold together, those that are left out included
 * @param entries how many entries an archive or directory may have, directories included
 * @param fileBytes the largest file that is taken
 * @param ratio how many times its compressed size an archive may hold, once it holds more than 16 MiB
 */
public record FetchLimits(long archiveBytes, long extractedBytes, int entries, long fileBytes, int ratio) {

    private static final FetchLimits DEFAULTS = new FetchLimits(256L << 20, 1L << 30, 50_000, 8L << 20, 100);

    /** Checks that every limit is at least 1, and that a file fits into memory. */
    public FetchLimits {
        if (archiveBytes < 1 || extractedBytes < 1 || entries < 1 || fileBytes < 1 || ratio < 1) {
            throw new IllegalArgumentException("a limit of a fetch is less than 1");
        }
        if (fileBytes > 1 << 30) {
            throw new IllegalArgumentException(
                    "fileBytes is " + fileBytes + ": use 1 GiB at most, files go through memory");
        }
    }

    /** 256 MiB of archive, 1 GiB and 50,000 entries in it, 8 MiB for one file, ratio 100. */
    public static FetchLimits defaults() {
        return DEFAULTS;
    }
}
