package dev.hawser.tools.fs;

import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.agent.tool.ToolResult;
import dev.hawser.tools.fs.text.TextStream;
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
            if (!text.kind().isText()) {
                throw binary(path, file.size());
            }
            file.content().ifPresent(content -> seen.add(content.version(), content.bytes()));
            return ToolResult.text(new FilePage(path, file, text.encoding()).show(offset, limit));
        } catch (IOException e) {
            throw new ToolException("reading " + PathLabel.of(path) + " failed. Try again once.", e);
        }
    }

    private static ToolResult image(String path, String format, OpenedFile file) throws IOException {
        String what = "%s is a picture (%s, %s).".formatted(PathLabel.of(path), format, ByteSize.of(file.size()));
        if (file.size() > MAX_IMAGE_BYTES) {
            throw new ToolException(what + " Only pictures up to 3.75 MB can be looked at.");
        }
        Blob bytes = Blob.of(file.from(0).readAllBytes());
        return ToolResult.of(new Content.Text(what), new Content.Image(format, new Source.Bytes(bytes)));
    }

    static ToolException binary(String path, long size) {
        return new ToolException(
                ("%s is a binary file (%s): it holds NUL bytes. Only text and pictures (png, jpeg, gif, webp) can be read."
                                + " Look for a text form of it, or for what it was made from.")
                        .formatted(PathLabel.of(path), ByteSize.of(size)));
    }
}
