package dev.hawser.tools.fs;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.edit.LoneSurrogates;
import dev.hawser.tools.fs.text.Encoding;
import dev.hawser.tools.fs.text.LineEnding;
import dev.hawser.tools.fs.text.Lines;
import dev.hawser.tools.fs.text.NumberedLines;
import dev.hawser.tools.fs.text.Text;
import dev.hawser.tools.fs.workspace.FileContent;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import dev.hawser.tools.fs.workspace.WriteMode;
import dev.hawser.tools.fs.workspace.WriteResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a file, or adds to its end. */
final class WriteFile {

    private static final int SEAM_LINES = 4;

    /** What to do about a file that exists. */
    enum Mode {
        @JsonProperty("create")
        CREATE,
        @JsonProperty("overwrite")
        OVERWRITE,
        @JsonProperty("append")
        APPEND
    }

    private final Workspace workspace;
    private final SeenVersions seen;

    WriteFile(Workspace workspace, SeenVersions seen) {
        this.workspace = workspace;
        this.seen = seen;
    }

    String write(String path, String content, Mode mode, @Nullable String ifVersion) {
        LoneSurrogates.refuse(content, "content");
        return switch (mode) {
            case CREATE -> create(path, content, ifVersion);
            case OVERWRITE -> overwrite(path, content, ifVersion);
            case APPEND -> append(path, content, ifVersion);
        };
    }

    private String create(String path, String content, @Nullable String ifVersion) {
        byte[] bytes = Text.of(Encoding.UTF_8, content).encode();
        WriteResult written = replace(path, bytes, WriteMode.CREATE, ifVersion);
        return "Created " + describe(written, new Lines(content).count());
    }

    private String overwrite(String path, String content, @Nullable String ifVersion) {
        Text old = existing(path).orElse(Text.of(Encoding.UTF_8, ""));
        byte[] bytes = Text.of(old.encoding(), content).encode();
        WriteResult written = replace(path, bytes, WriteMode.OVERWRITE, ifVersion);
        String done = describe(written, new Lines(content).count());
        if (written.created()) {
            return "Created " + done;
        }
        boolean losesCrlf = new Lines(old.chars()).endingNear(1) == LineEnding.CRLF
                && content.indexOf('\n') >= 0
                && content.indexOf('\r') < 0;
        return "Overwrote " + done
                + (old.encoding() == Encoding.UTF_8
                        ? ""
                        : "[It stays " + old.encoding().label() + ".]\n")
                + (losesCrlf ? "[Its lines ended with CRLF, now they end with LF.]\n" : "");
    }

    private String append(String path, String content, @Nullable String ifVersion) {
        Optional<Text> existing = existing(path);
        if (existing.isEmpty()) {
            byte[] bytes = Text.of(Encoding.UTF_8, content).encode();
            WriteResult written = write(path, bytes, WriteMode.APPEND, ifVersion);
            return written.created()
                    ? "Created " + describe(written, new Lines(content).count())
                    : "Appended to " + describe(written, -1);
        }
        Text old = existing.get();
        Lines oldLines = new Lines(old.chars());
        String ending = oldLines.endingNear(oldLines.count()).chars();
        String added = content.indexOf('\r') >= 0 ? content : content.replace("\n", ending);
        byte[] bytes = Text.of(old.encoding(), added).encodeWithoutMark();
        WriteResult written = write(path, bytes, WriteMode.APPEND, ifVersion);
        String whole = old.chars() + added;
        return "Appended to " + describe(written, new Lines(whole).count())
                + seam(whole, old.chars().length());
    }

    private WriteResult replace(String path, byte[] content, WriteMode mode, @Nullable String ifVersion) {
        WriteResult written = write(path, content, mode, ifVersion);
        seen.add(written.version(), content);
        return written;
    }

    private WriteResult write(String path, byte[] content, WriteMode mode, @Nullable String ifVersion) {
        try {
            return workspace.write(path, content, mode, ifVersion);
        } catch (WorkspaceException e) {
            if (e.code() != Code.STALE || ifVersion == null) {
                throw e;
            }
            throw read(path)
                    .flatMap(now -> seen.changesSince(ifVersion, now.bytes()))
                    .map(changes -> new ToolException(e.getMessage() + " This is what changed:\n" + changes, e))
                    .orElse(e);
        }
    }

    private Optional<Text> existing(String path) {
        return read(path).map(content -> Text.decode(content.bytes()));
    }

    /** Returns what is there, if it is not too large to look at. */
    private Optional<FileContent> read(String path) {
        try {
            return Optional.of(OpenedFile.small(workspace).read(path));
        } catch (WorkspaceException e) {
            if (e.code() == Code.NOT_FOUND || e.code() == Code.TOO_LARGE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The lines around the place where the added text begins. */
    private static String seam(String whole, int oldLength) {
        Lines lines = new Lines(whole);
        NumberedLines shown = new NumberedLines();
        boolean glued = oldLength > 0 && whole.charAt(oldLength - 1) != '\n';
        int firstNew = oldLength == whole.length() ? lines.count() + 1 : lines.at(oldLength);
        int last = Math.min(lines.count(), firstNew + SEAM_LINES - 1);
        for (int line = Math.max(1, firstNew - SEAM_LINES); line <= last; line++) {
            shown.add(line, line >= firstNew ? "+" : "", lines.line(line));
        }
        if (last < lines.count()) {
            shown.addGap();
        }
        return (glued && firstNew <= lines.count()
                        ? "[The file did not end with a line break, so its last line goes on with what was added.]\n"
                        : "")
                + shown;
    }

    private static String describe(WriteResult written, int lines) {
        return "%s (version %s, %s%s).\n"
                .formatted(
                        PathLabel.of(written.path()),
                        written.version(),
                        lines < 0 ? "" : Count.of(lines, "line", "lines") + ", ",
                        ByteSize.of(written.size()));
    }
}
