package dev.hawser.lambda.review.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where source code comes from. */
public sealed interface Origin {

    /**
     * An archive on a host.
     *
     * @param repository the address as it was asked for, without a query, which may hold a signature
     * @param ref the branch, tag or commit; null for an archive that was named itself
     * @param archive where the archive is
     */
    record Remote(String repository, @Nullable String ref, URI archive) implements Origin {}

    /**
     * A directory or an archive that is in the workspace already.
     *
     * @param path relative to the workspace
     */
    record Local(String path) implements Origin {}

    /**
     * Returns the origin that the parameters of a fetch name.
     *
     * @param repository {@code https://host/owner/name}, or the address of a zip or tar.gz archive; null if there is a path
     * @param ref a branch, tag or commit of the repository; null for its default branch
     * @param path a directory or archive in the workspace; null if there is a repository
     * @throws FetchException if they name none; the message says which one is wrong and how to write it
     */
    static Origin of(@Nullable String repository, @Nullable String ref, @Nullable String path) {
        return OriginParser.parse(repository, ref, path);
    }
}
