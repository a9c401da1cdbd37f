package dev.hawser.tools.fs.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Finds ASCII texts in any case: blurs the block, so that a letter is the same in both cases, and looks for the blurred texts.
 * That some signs are the same as others then, too, names a few places in vain.
 *
 * <p>A few letters outside ASCII are other cases of ASCII letters (the Kelvin sign is a capital {@code k}). In a block that has
 * one of them, every line is a candidate.
 */
final class AnyCase implements CandidateFinder {

    /** The one bit in which small letters differ from capitals. */
    private static final int SMALL = 0x20;

    private final CandidateFinder finder;
    private final List<String> foreignCases;
    private final String foreignStarts;
    private String current = "";
    private String blurred = "";
    private boolean hasForeignCases;

    private AnyCase(CandidateFinder finder, List<String> foreignCases) {
        this.finder = finder;
        this.foreignCases = foreignCases;
        this.foreignStarts = foreignCases.stream()
                .map(letter -> letter.substring(0, 1))
                .distinct()
                .collect(Collectors.joining());
    }

    static CandidateFinder of(List<String> texts) {
        List<CandidateFinder> finders = texts.stream()
                .<CandidateFinder>map(text -> new ExactText(blur(text)))
                .toList();
        return new AnyCase(
                FirstOf.of(finders), foreignCases(String.join("", texts).toLowerCase(Locale.ROOT)));
    }

    /** The other cases of the letters, U+0130 and U+0131, U+017F, U+212A, in UTF-8. */
    private static List<String> foreignCases(String text) {
        List<String> cases = new ArrayList<>();
        if (text.indexOf('i') >= 0) {
            cases.add("\u00C4\u00B0");
            cases.add("\u00C4\u00B1");
        }
        if (text.indexOf('s') >= 0) {
            cases.add("\u00C5\u00BF");
        }
        if (text.indexOf('k') >= 0) {
            cases.add("\u00E2\u0084\u00AA");
        }
        return cases;
    }

    /** A loop that the JVM does on many bytes at a time. */
    private static String blur(String block) {
        byte[] bytes = block.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] |= SMALL;
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public int next(String block, int from) {
        if (block != current) {
            begin(block);
        }
        if (hasForeignCases) {
            return from < block.length() ? from : -1;
        }
        return finder.next(blurred, from);
    }

    private void begin(String block) {
        current = block;
        blurred = blur(block);
        // Most blocks have none of the first bytes, which are found faster than a text.
        hasForeignCases = foreignStarts.chars().anyMatch(first -> block.indexOf(first) >= 0)
                && foreignCases.stream().anyMatch(block::contains);
    }
}
