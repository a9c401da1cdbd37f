package dev.hawser.tools.fs;

import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.text.TextStream;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;

/** Reads a part of a text file, or a picture. */
final class ReadFile {

    /** Amazon Bedrock takes pictures up to 3.75 MB. */
    private static final int MAX_IMAGE_BYTES = 3_750_000;

    private final Workspace workspace;
    private final SeenVersions seen;

    ReadFile(Workspace workspace, SeenVersions seen) {
        this.workspace = workspace;
        this.seen = seen;
    }

    ToolResult read(String path, long offset, int wantedLimit) {
        int limit = Bounds.limit("limit", wantedLimit, 1, FilePage.MAX_LINES);
        try (OpenedFile file = OpenedFile.open(workspace, path);
                TextStream text = TextStream.open(file.from(0))) {
            if (!text.kind().imageFormat().isEmpty()) {
                return image(path, text.kind().imageFormat(), file);
            }
            return ToolResult.text(page(path, file, text, FilePage.MAX_BYTES).show(offset, limit));
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Reads the first lines of a text file, about so many bytes. */
    String readStart(String path, int maxBytes) {
        try (OpenedFile file = OpenedFile.open(workspace, path);
                TextStream text = TextStream.open(file.from(0))) {
            if (!text.kind().imageFormat().isEmpty()) {
                String what = picture(Escapes.quote(path), text.kind().imageFormat(), file);
                NextCall next = NextCall.to("read_file").with("path", path);
                throw new WorkspaceException(Code.NOT_TEXT, path, what + " To look at it: " + next);
            }
            return page(path, file, text, maxBytes).show(1, FilePage.MAX_LINES);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private FilePage page(String path, OpenedFile file, TextStream text, int maxBytes) {
        if (!text.kind().isText()) {
            throw binary(path, file.size());
        }
        file.content().ifPresent(content -> seen.add(content.version(), content.bytes()));
        return new FilePage(path, file, text.encoding(), maxBytes);
    }

    private static ToolException failed(String path, IOException e) {
        return WorkspaceException.of(e, path);
    }

    private static String picture(String name, String format, OpenedFile file) {
        return "%s is a picture (%s, %s).".formatted(name, format, ByteSize.of(file.size()));
    }

    private static ToolResult image(String path, String format, OpenedFile file) throws IOException {
        if (file.size() > MAX_IMAGE_BYTES) {
            String what = picture(Escapes.quote(path), format, file);
            throw new WorkspaceException(
                    Code.TOO_LARGE, path, what + " Only pictures up to 3.75 MB can be looked at. Work without it.");
        }
        Blob bytes = Blob.of(file.from(0).readAllBytes());
        return ToolResult.of(
                new Content.Text(picture(PathLabel.of(path), format, file)),
                new Content.Image(format, new Source.Bytes(bytes)));
    }

    private static WorkspaceException binary(String path, long size) {
        return new WorkspaceException(
                Code.NOT_TEXT,
                path,
                ("%s is a binary file (%s): it holds NUL bytes. Only text and pictures (png, jpeg, gif, webp) can be read."
                                + " Look for a text form of it, or for what it was made from.")
                        .formatted(Escapes.quote(path), ByteSize.of(size)));
    }
}
