package dev.hawser.tools.fs;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.text.Encoding;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.text.LineEnding;
import dev.hawser.tools.fs.text.LineReader;
import dev.hawser.tools.fs.text.NumberedLines;
import dev.hawser.tools.fs.text.TextStream;
import dev.hawser.tools.fs.text.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shows some lines of a text file, and says what to call for the others. */
final class FilePage {

    static final int MAX_LINES = 2000;
    static final int MAX_BYTES = 50_000;

    private static final int NUMBER_BYTES = 8;
    private static final int MAX_LINE_BYTES = 2000;
    /** The lines of larger files are not counted, since that takes too long; their last lines have negative numbers. */
    private static final long MAX_COUNTED_BYTES = 256L << 20;
    /** How far from the end of such a file the last lines can be read. */
    private static final long TAIL_BYTES = 4L << 20;

    private final String path;
    private final OpenedFile file;
    private final Encoding encoding;
    private final int maxBytes;
    private final NumberedLines lines = new NumberedLines();
    private boolean crlf;
    private boolean hides;
    private boolean lacksFinalBreak;

    /**
     * Shows a part of an opened file.
     *
     * @param maxBytes about how many bytes the lines may have; the first line is shown in any case
     */
    FilePage(String path, OpenedFile file, Encoding encoding, int maxBytes) {
        this.path = path;
        this.file = file;
        this.encoding = encoding;
        this.maxBytes = maxBytes;
    }

    String show(long offset, int limit) throws IOException {
        if (file.size() <= encoding.markLength()) {
            String version = file.content()
                    .map(content -> " (version " + content.version() + ")")
                    .orElse("");
            return PathLabel.of(path) + " is empty" + version + ".\n";
        }
        if (file.size() > MAX_COUNTED_BYTES) {
            return offset < 0
                    ? showTail(Math.max(offset, -Long.MAX_VALUE), limit)
                    : showStart(Math.max(1, offset), limit);
        }
        long total = reader(0).skip(Long.MAX_VALUE);
        long first = offset < 0 ? Math.max(1, total + 1 + offset) : Math.max(1, offset);
        if (first > total) {
            throw new ToolException("offset is %d, behind the end: %s has %s. For the last ones: %s"
                    .formatted(
                            offset,
                            Escapes.quote(path),
                            Count.of(total, "line", "lines"),
                            next(-Math.min(total, 50), limit)));
        }
        LineReader reader = reader(0);
        reader.skip(first - 1);
        long last = first - 1 + add(reader, first, limit);
        String footer = first == 1 && last == total
                ? ""
                : "[Lines %d to %d of %d.%s]\n"
                        .formatted(first, last, total, last == total ? "" : " Next: " + next(last + 1, limit));
        return header(total) + lines + notes() + footer;
    }

    private String showStart(long first, int limit) throws IOException {
        LineReader reader = reader(0);
        if (reader.skip(first - 1) < first - 1) {
            throw new ToolException("offset is %d, behind the end of %s. For the last lines: %s"
                    .formatted(first, Escapes.quote(path), next(-50, limit)));
        }
        long last = first - 1 + add(reader, first, limit);
        boolean more = reader.next() != null;
        return header(-1)
                + lines
                + notes()
                + "[Lines %d to %d.%s]\n"
                        .formatted(
                                first,
                                last,
                                more ? " Next: " + next(last + 1, limit) : " This is the end of the file.");
    }

    /** Shows lines by their distance from the end, without reading what is before. */
    private String showTail(long offset, int limit) throws IOException {
        long start = file.size() - TAIL_BYTES;
        long from = encoding.isUtf16() ? start - start % 2 : start;
        LineReader counter = reader(from);
        counter.skip(1);
        long total = counter.skip(Long.MAX_VALUE);
        long first = -Math.min(-offset, total);
        LineReader reader = reader(from);
        reader.skip(1 + total + first);
        long last = first - 1 + add(reader, first, limit);
        String reach =
                first > offset ? " Lines further from the end than " + total + " can be read from the start only." : "";
        return header(-1)
                + lines
                + notes()
                + "[Lines %d to %d, counted from the end.%s%s]\n"
                        .formatted(first, last, reach, last == -1 ? "" : " Next: " + next(last + 1, limit));
    }

    private LineReader reader(long offset) throws IOException {
        TextStream text = offset == 0 ? TextStream.open(file.from(0)) : TextStream.resume(encoding, file.from(offset));
        return new LineReader(text, MAX_LINE_BYTES);
    }

    /** Adds lines until there are enough, and returns how many. */
    private long add(LineReader reader, long first, int limit) throws IOException {
        int bytes = 0;
        int count = 0;
        while (count < limit) {
            LineReader.Line line = reader.next();
            if (line == null) {
                break;
            }
            bytes += line.chars().getBytes(StandardCharsets.UTF_8).length + NUMBER_BYTES;
            if (bytes > maxBytes && count > 0) {
                break;
            }
            lines.addStart(first + count, line.chars(), line.omittedBytes());
            crlf |= line.ending() == LineEnding.CRLF;
            lacksFinalBreak = line.ending() == LineEnding.NONE;
            hides |= Visible.hides(line.chars());
            count++;
        }
        return count;
    }

    private String header(long total) {
        StringBuilder header = new StringBuilder(PathLabel.of(path)).append(" (");
        file.content()
                .ifPresent(content ->
                        header.append("version ").append(content.version()).append(", "));
        if (total >= 0) {
            header.append(Count.of(total, "line", "lines")).append(", ");
        }
        header.append(ByteSize.of(file.size()));
        if (encoding != Encoding.UTF_8) {
            header.append(", ").append(encoding.label());
        }
        return header.append(crlf ? ", CRLF" : "").append(")\n").toString();
    }

    private String notes() {
        return (lacksFinalBreak ? "[The last line has no line break.]\n" : "")
                + (hides
                        ? "[What is shown as \\u… or \\x… are control characters, or bytes that aren't UTF-8. Edits keep them.]\n"
                        : "");
    }

    private String next(long offset, int limit) {
        return NextCall.to("read_file")
                .with("path", path)
                .with("offset", offset)
                .with("limit", limit == MAX_LINES ? null : limit)
                .toString();
    }
}
