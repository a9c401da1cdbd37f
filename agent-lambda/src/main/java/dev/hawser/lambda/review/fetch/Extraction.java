package dev.hawser.lambda.review.fetch;

import dev.hawser.agent.cancel.Deadline;
import dev.hawser.lambda.contract.Sha256;
import dev.hawser.lambda.review.fetch.FetchException.Kind;
import dev.hawser.lambda.review.fetch.SourceManifest.Skipped;
import dev.hawser.lambda.review.fetch.SourceManifest.SourceFile;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes the files of an archive or directory into an empty workspace, by the rules of names and limits. */
final class Extraction {

    private static final int MOST_SKIPPED_NAMED = 1_000;

    private final Workspace target;
    private final FetchLimits limits;
    private final Deadline deadline;
    private final TakenPaths taken = new TakenPaths();
    private final List<SourceFile> files = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private int skippedCount;
    private int entries;

    Extraction(Workspace target, FetchLimits limits, Deadline deadline) {
        this.target = target;
        this.limits = limits;
        this.deadline = deadline;
    }

    /** Takes all of an archive. */
    void takeAll(ArchiveEntries archive) {
        try (archive) {
            for (ArchiveEntries.Item item = archive.next(); item != null; item = archive.next()) {
                count();
                take(item);
            }
        } catch (IOException e) {
            throw new FetchException(
                    Kind.BAD_ARCHIVE, "the archive is damaged, or no archive of source code: " + e.getMessage(), e);
        }
    }

    private void take(ArchiveEntries.Item item) throws IOException {
        Optional<String> objection = EntryName.objectionTo(item.name());
        if (item.type() == ArchiveEntries.Type.DIRECTORY) {
            objection.filter(why -> !EntryName.path(item.name()).isEmpty()).ifPresent(why -> skip(item.name(), why));
        } else if (objection.isPresent()) {
            skip(item.name(), objection.get());
        } else if (item.type() != ArchiveEntries.Type.FILE) {
            skip(item.name(), item.type().words());
        } else {
            take(item.name(), item.content());
        }
    }

    /** Takes a file whose name is good. */
    void take(String name, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes((int) limits.fileBytes() + 1);
        if (bytes.length > limits.fileBytes()) {
            skip(name, "larger than " + limits.fileBytes() + " bytes");
            return;
        }
        String path = EntryName.path(name);
        Optional<String> clash = taken.take(path);
        if (clash.isPresent()) {
            skip(name, clash.get());
            return;
        }
        try {
            target.write(path, bytes, WriteMode.CREATE);
            files.add(new SourceFile(path, bytes.length, Sha256.of(bytes)));
        } catch (WorkspaceException e) {
            switch (e.code()) {
                case INVALID_PATH, PROTECTED, NOT_A_DIRECTORY, IS_DIRECTORY, OUTSIDE, TOO_LARGE ->
                    skip(name, String.valueOf(e.getMessage()));
                default -> throw Storage.failure(e);
            }
        }
    }

    /** Counts an entry, which may be one too many, or come too late. */
    void count() {
        if (++entries > limits.entries()) {
            throw new FetchException(
                    Kind.LIMIT,
                    "there are more than " + limits.entries()
                            + " files and directories: bring the part to review into the "
                            + "workspace, and give its path");
        }
        if (deadline.hasPassed()) {
            throw new FetchException(
                    Kind.LIMIT,
                    "the time is over after " + files.size() + " files: give the function more, or fetch less");
        }
    }

    /** Leaves an entry out. */
    void skip(String name, String reason) {
        skippedCount++;
        if (skipped.size() < MOST_SKIPPED_NAMED) {
            skipped.add(new Skipped(name, reason));
        }
    }

    /** Returns the directory that all files are in, if there is one. */
    Optional<String> onlyDirectory() {
        List<String> tops = files.stream()
                .map(file -> file.path().substring(0, Math.max(0, file.path().indexOf('/'))))
                .distinct()
                .limit(2)
                .toList();
        return tops.size() == 1 && !tops.get(0).isEmpty() ? Optional.of(tops.get(0)) : Optional.empty();
    }

    /** Returns the files by their paths, relative to that directory, or to the whole if it is empty. */
    List<SourceFile> filesIn(Optional<String> directory) {
        int cut = directory.map(name -> name.length() + 1).orElse(0);
        return files.stream()
                .map(file -> new SourceFile(file.path().substring(cut), file.bytes(), file.sha256()))
                .sorted(Comparator.comparing(SourceFile::path))
                .toList();
    }

    /** Returns the first of what was left out. */
    List<Skipped> skipped() {
        return skipped;
    }

    /** Returns how much was left out. */
    int skippedCount() {
        return skippedCount;
    }
}
