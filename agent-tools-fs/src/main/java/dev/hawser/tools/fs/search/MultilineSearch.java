package dev.hawser.tools.fs.search;

import dev.hawser.tools.fs.text.EscapedUtf8;
import dev.hawser.tools.fs.text.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Searches whole files for matches that may span lines. To the expression, every line ends with a line feed alone. */
final class MultilineSearch implements FileSearch {

    private final CandidateFinder candidates;
    private final SearchPattern pattern;

    MultilineSearch(SearchPattern pattern) {
        this.pattern = pattern;
        this.candidates = pattern.candidates();
    }

    @Override
    public Outcome search(InputStream utf8, MatchSink sink) throws IOException {
        byte[] bytes = utf8.readNBytes(MAX_MULTILINE_BYTES + 1);
        return bytes.length > MAX_MULTILINE_BYTES ? Outcome.TOO_LARGE : search(ByteBuffer.wrap(bytes), sink);
    }

    @Override
    public Outcome search(ByteBuffer utf8, MatchSink sink) {
        byte[] bytes = utf8.array();
        int begin = utf8.arrayOffset() + utf8.position();
        int length = utf8.remaining();
        if (length == 0 || candidates.next(new String(bytes, begin, length, StandardCharsets.ISO_8859_1), 0) < 0) {
            return Outcome.DONE;
        }
        String text = EscapedUtf8.decode(bytes, begin, length).replace("\r\n", "\n");
        BoundedMatcher matcher = pattern.matcher();
        matcher.reset(text);
        Lines lines = new Lines(text);
        int shown = 0;
        while (matcher.find()) {
            if (matcher.start() == text.length() && text.endsWith("\n")) {
                break;
            }
            int first = lines.at(matcher.start());
            int last = lines.at(Math.max(matcher.start(), matcher.end() - 1));
            if (first > shown) {
                shown = last;
                String there = text.substring(lines.start(first), lines.end(last));
                if (!sink.found(first, last, there, matcher.start() - lines.start(first))) {
                    break;
                }
            }
        }
        return matcher.gaveUp() ? Outcome.GAVE_UP : Outcome.DONE;
    }
}
