package dev.hawser.lambda.review.fetch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was fetched: the document {@code source-manifest.json}. It is written last, so where there is one, {@code source/} is
 * complete.
 *
 * @param runId the run that fetched it
 * @param origin the repository, archive or path
 * @param ref the branch, tag or commit that was asked for; absent for an archive or a path
 * @param archive the archive as it came; absent for a directory
 * @param fetchedAt when it was complete
 * @param fileCount how many files there are in {@code source/}
 * @param byteCount how much they hold together
 * @param skippedCount how many entries were left out
 * @param files the files, in the order of their paths
 * @param skipped the first thousand entries that were left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceManifest(
        String runId,
        String origin,
        @Nullable String ref,
        @Nullable Archive archive,
        Instant fetchedAt,
        int fileCount,
        long byteCount,
        int skippedCount,
        List<SourceFile> files,
        List<Skipped> skipped) {

    /** Where the manifest is, relative to the workspace. */
    public static final String PATH = "source-manifest.json";

    /** Copies the lists. */
    public SourceManifest {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
    }

    /**
     * An archive.
     *
     * @param bytes its size
     * @param sha256 its hash in hexadecimal digits
     */
    public record Archive(long bytes, String sha256) {}

    /**
     * A file that was taken.
     *
     * @param path relative to {@code source/}
     * @param bytes its size
     * @param sha256 its hash in hexadecimal digits
     */
    public record SourceFile(String path, long bytes, String sha256) {}

    /**
     * An entry that was left out.
     *
     * @param name as the archive has it, or the path
     * @param reason why
     */
    public record Skipped(String name, String reason) {}
}
