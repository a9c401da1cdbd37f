package dev.hawser.lambda.review.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.json.Json;
import dev.hawser.lambda.contract.Sha256;
import dev.hawser.lambda.review.fetch.FetchException.Kind;
import dev.hawser.lambda.review.fetch.SourceManifest.SourceFile;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.WalkOptions;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings source code into a workspace: into {@code source/}, with {@code source-manifest.json} beside it. If all files of an
 * archive are in one directory, that directory is left out of the paths.
 *
 * <p>Files are taken into another directory first, which becomes {@code source/} when it is complete; the manifest is written
 * last. So a fetch that was killed can be run again, and one that was finished does nothing when it is run again.
 *
 * <p>Taken are regular files, by their content alone: no links, no permissions, no empty directories. What is left out is
 * listed with the reason. Safe for several threads, but for one fetch at a time in a workspace.
 */
public final class SourceFetcher {

    /** Where the files are, relative to the workspace. */
    public static final String SOURCE = "source";

    private static final String PARTIAL = "source.partial";
    private static final int MOST_DEPTH = 128;

    private final Downloader downloader;
    private final FetchLimits limits;

    /** Creates a fetcher. */
    public SourceFetcher(Downloader downloader, FetchLimits limits) {
        this.downloader = downloader;
        this.limits = limits;
    }

    /**
     * Fetches.
     *
     * @param runId the same for every attempt at this fetch
     * @param deadline when to give up
     * @return what was fetched, now or by the same run before
     * @throws FetchException if it can't be fetched; {@link FetchException.Kind#isRetryable} says whether it may work later
     */
    public SourceManifest fetch(Workspace workspace, String runId, Origin origin, Deadline deadline) {
        Optional<SourceManifest> done =
                readManifest(workspace).filter(manifest -> manifest.runId().equals(runId));
        if (done.isPresent()) {
            return done.get();
        }
        Storage.delete(workspace, SourceManifest.PATH);
        Storage.delete(workspace, PARTIAL);
        if (origin instanceof Origin.Remote remote) {
            return download(workspace, runId, remote, deadline);
        }
        return take(workspace, runId, (Origin.Local) origin, deadline);
    }

    private SourceManifest download(Workspace workspace, String runId, Origin.Remote origin, Deadline deadline) {
        Path file = null;
        try {
            file = Files.createTempFile("source", ".archive");
            downloader.download(origin.archive(), file, limits.archiveBytes(), deadline);
            Path archive = file;
            Opener opener = () -> Files.newInputStream(archive);
            return unpack(workspace, runId, origin.repository(), origin.ref(), opener, Files.size(file), deadline);
        } catch (IOException e) {
            throw new FetchException(Kind.STORAGE, "the temporary directory can't be used: " + e.getMessage(), e);
        } finally {
            deleteTemporary(file);
        }
    }

    private static void deleteTemporary(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new FetchException(Kind.STORAGE, "a temporary file can't be deleted: " + e.getMessage(), e);
        }
    }

    private SourceManifest take(Workspace workspace, String runId, Origin.Local origin, Deadline deadline) {
        String path = EntryName.path(origin.path());
        if (EntryName.objectionTo(origin.path()).isPresent() || path.split("/")[0].matches("source(\\.partial)?")) {
            throw new FetchException(
                    Kind.BAD_REQUEST,
                    "'path' must name a directory or an archive in the workspace, such as uploads/shop, and not in "
                            + "source, which the files are copied to");
        }
        try {
            FileType type = workspace.info(path).type();
            if (type == FileType.DIRECTORY) {
                Extraction extraction = extraction(workspace, deadline);
                TreeCopy copy = new TreeCopy(path, extraction, new Meter(limits, Long.MAX_VALUE));
                workspace
                        .walk(path, WalkOptions.defaults().maxDepth(MOST_DEPTH), copy)
                        .examples()
                        .forEach(copy::skipUnopened);
                return publish(workspace, runId, path, null, null, extraction, Optional.empty());
            }
            long size = workspace.info(path).size();
            if (size > limits.archiveBytes()) {
                throw ReceivedFile.tooLong(limits.archiveBytes());
            }
            Opener opener = () -> Channels.newInputStream(workspace.open(path));
            return unpack(workspace, runId, path, null, opener, size, deadline);
        } catch (WorkspaceException e) {
            boolean isMistake = path.equals(EntryName.path(e.path())) && e.code() != WorkspaceException.Code.IO;
            throw isMistake ? new FetchException(Kind.NOT_FOUND, "'path': " + e.getMessage(), e) : Storage.failure(e);
        } catch (IOException e) {
            throw new FetchException(Kind.STORAGE, path + " can't be read: " + e.getMessage(), e);
        }
    }

    private SourceManifest unpack(
            Workspace workspace,
            String runId,
            String origin,
            @Nullable String ref,
            Opener archive,
            long size,
            Deadline deadline)
            throws IOException {
        Extraction extraction = extraction(workspace, deadline);
        try (ArchiveEntries entries = Archive.open(archive.open(), new Meter(limits, size))) {
            extraction.takeAll(entries);
        }
        SourceManifest.Archive described = describe(archive, size);
        return publish(workspace, runId, origin, ref, described, extraction, extraction.onlyDirectory());
    }

    private static SourceManifest.Archive describe(Opener archive, long size) throws IOException {
        try (InputStream content = archive.open()) {
            return new SourceManifest.Archive(size, Sha256.of(content));
        }
    }

    private Extraction extraction(Workspace workspace, Deadline deadline) {
        try {
            workspace.createDirectories(PARTIAL);
            return new Extraction(workspace.subtree(PARTIAL), limits, deadline);
        } catch (WorkspaceException e) {
            throw Storage.failure(e);
        }
    }

    /** Lets what was taken become the source. */
    private SourceManifest publish(
            Workspace workspace,
            String runId,
            String origin,
            @Nullable String ref,
            SourceManifest.@Nullable Archive archive,
            Extraction extraction,
            Optional<String> top) {
        List<SourceFile> files = extraction.filesIn(top);
        if (files.isEmpty()) {
            throw new FetchException(
                    Kind.BAD_ARCHIVE,
                    "there is no file to take"
                            + extraction.skipped().stream()
                                    .findFirst()
                                    .map(first -> ": left out was '" + first.name() + "' (" + first.reason() + ")")
                                    .orElse(""));
        }
        SourceManifest manifest = new SourceManifest(
                runId,
                origin,
                ref,
                archive,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                files.size(),
                files.stream().mapToLong(SourceFile::bytes).sum(),
                extraction.skippedCount(),
                files,
                extraction.skipped());
        try {
            Storage.delete(workspace, SOURCE);
            workspace.move(top.map(name -> PARTIAL + "/" + name).orElse(PARTIAL), SOURCE, false);
            Storage.delete(workspace, PARTIAL);
            workspace.write(SourceManifest.PATH, json(manifest), WriteMode.OVERWRITE);
            return manifest;
        } catch (WorkspaceException e) {
            throw Storage.failure(e);
        }
    }

    private static byte[] json(SourceManifest manifest) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest can't be written as JSON", e);
        }
    }

    /** Returns the manifest of a finished fetch, whichever run it was; empty if there is none, or it can't be read. */
    public static Optional<SourceManifest> readManifest(Workspace workspace) {
        try {
            return Optional.of(
                    Json.mapper().readValue(workspace.read(SourceManifest.PATH).bytes(), SourceManifest.class));
        } catch (IOException e) {
            return Optional.empty();
        } catch (WorkspaceException e) {
            if (e.code() == WorkspaceException.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw Storage.failure(e);
        }
    }

    /** Opens an archive at its beginning. */
    @FunctionalInterface
    private interface Opener {
        InputStream open() throws IOException;
    }
}
