package dev.hawser.tools.fs;

import dev.hawser.tools.fs.text.FileKind;
import dev.hawser.tools.fs.text.TextStream;
import dev.hawser.tools.fs.workspace.FileInfo;
import dev.hawser.tools.fs.workspace.Listing;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;

/** Says in a line what a path stands for. */
final class DescribeEntry {

    private final Workspace workspace;

    DescribeEntry(Workspace workspace) {
        this.workspace = workspace;
    }

    String describe(String path) {
        FileInfo info = workspace.info(path);
        String what = switch (info.type()) {
            case FILE -> file(path);
            case DIRECTORY -> directory(path);
            case LINK -> "a symbolic link to " + PathLabel.of(String.valueOf(info.linkTarget()));
            case OTHER -> "a FIFO, socket or device, which can't be opened";
        };
        return "%s is %s, changed %s.\n"
                .formatted(PathLabel.of(info.path()), what, info.modified().truncatedTo(ChronoUnit.SECONDS));
    }

    private String file(String path) {
        try (OpenedFile file = OpenedFile.open(workspace, path);
                TextStream head = TextStream.open(file.from(0))) {
            String size = file.size() < 1024 ? "" : " (" + ByteSize.of(file.size()) + ")";
            String version = file.content()
                    .map(content -> ", version " + content.version())
                    .orElse(", without a version since it is larger than " + ByteSize.of(OpenedFile.MAX_IN_MEMORY));
            return kind(head.kind()) + " of " + Count.of(file.size(), "byte", "bytes") + size + version;
        } catch (IOException e) {
            throw WorkspaceException.of(e, path);
        }
    }

    private static String kind(FileKind kind) {
        if (kind.isText()) {
            return "a text file";
        }
        return kind.imageFormat().isEmpty() ? "a binary file" : "a picture (" + kind.imageFormat() + ")";
    }

    private String directory(String path) {
        Listing listing = workspace.list(path, 1, null);
        return "a directory with %s and %s"
                .formatted(
                        Count.of(listing.directories(), "directory", "directories"),
                        Count.of(listing.others(), "file", "files"));
    }
}
