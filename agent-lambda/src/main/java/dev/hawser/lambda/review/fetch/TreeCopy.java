package dev.hawser.lambda.review.fetch;

import dev.hawser.lambda.review.fetch.FetchException.Kind;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.WalkDirectory;
import dev.hawser.tools.fs.workspace.WalkEntry;
import dev.hawser.tools.fs.workspace.WalkVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.FileVisitResult;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the files of a directory in the workspace, by the same rules as those of an archive. */
final class TreeCopy implements WalkVisitor<String> {

    /** What belongs to git or to an agent, and is no source. */
    private static final Set<String> NO_SOURCE = Set.of(".git", ".hawser");

    private final String directory;
    private final Extraction extraction;
    private final Meter meter;

    TreeCopy(String directory, Extraction extraction, Meter meter) {
        this.directory = directory;
        this.extraction = extraction;
        this.meter = meter;
    }

    @Override
    public String enter(WalkDirectory entered, @Nullable String parent) {
        return entered.path();
    }

    @Override
    public FileVisitResult visit(WalkEntry entry, String parent) {
        extraction.count();
        String path = entry.path().substring(directory.length() + 1);
        if (NO_SOURCE.contains(entry.name())) {
            extraction.skip(path, "belongs to git or to an agent");
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (entry.type() == FileType.DIRECTORY) {
            return FileVisitResult.CONTINUE;
        }
        Optional<String> objection = EntryName.objectionTo(path);
        if (objection.isPresent()) {
            extraction.skip(path, objection.get());
        } else if (entry.type() != FileType.FILE) {
            extraction.skip(path, entry.type() == FileType.LINK ? "symbolic link" : "not a regular file");
        } else {
            take(path, entry);
        }
        return FileVisitResult.CONTINUE;
    }

    /** Leaves a directory out that the walk could not open. */
    void skipUnopened(String path) {
        extraction.skip(path.substring(directory.length() + 1), "a directory that can't be read, or lies too deep");
    }

    private void take(String path, WalkEntry entry) {
        try (InputStream content = meter.count(Channels.newInputStream(entry.open()))) {
            extraction.take(path, content);
        } catch (IOException e) {
            throw new FetchException(Kind.STORAGE, "a file can't be read: " + e.getMessage(), e);
        }
    }
}
