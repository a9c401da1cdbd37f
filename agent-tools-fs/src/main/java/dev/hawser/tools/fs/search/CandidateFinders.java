package dev.hawser.tools.fs.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways to find candidates, best first: one text, one text in any case, one of some texts, an automaton, every line. */
final class CandidateFinders {

    private CandidateFinders() {}

    /** Returns a new finder of lines in which the expression may match; every line is one if nothing is known of it. */
    static CandidateFinder inLines(@Nullable Regex regex) {
        if (regex == null) {
            return new EveryLine();
        }
        Literals literals = Literals.required(regex);
        CandidateFinder texts = texts(literals);
        boolean tooCommon = literals != null && literals.texts().size() > 1 && literals.shortest() == 1;
        return texts instanceof EveryLine || tooCommon
                ? Automaton.of(regex).<CandidateFinder>map(AutomatonFinder::new).orElse(texts)
                : texts;
    }

    /** Returns a new finder of places without which the expression can't match, even over line breaks. */
    static CandidateFinder inFiles(@Nullable Regex regex) {
        return regex == null ? new EveryLine() : texts(Literals.required(regex));
    }

    private static CandidateFinder texts(@Nullable Literals literals) {
        if (literals == null) {
            return new EveryLine();
        }
        List<CandidateFinder> finders = new ArrayList<>();
        for (String text : literals.texts()) {
            CandidateFinder finder = of(text, literals.ignoreCase());
            if (finder instanceof EveryLine) {
                return finder;
            }
            finders.add(finder);
        }
        return finders.size() == 1 ? finders.get(0) : new FirstOf(finders);
    }

    private static CandidateFinder of(String text, boolean ignoreCase) {
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (!ignoreCase || bytes.equals(text) && text.chars().noneMatch(AnyCaseText::isLetter)) {
            return new ExactText(bytes);
        }
        String ascii = longestAscii(text);
        return ascii.isEmpty() ? new EveryLine() : new AnyCaseText(ascii);
    }

    private static String longestAscii(String text) {
        String longest = "";
        for (String run : text.split("[^\\x00-\\x7F]+")) {
            longest = run.length() > longest.length() ? run : longest;
        }
        return longest;
    }

    private record ExactText(String bytes) implements CandidateFinder {

        @Override
        public int next(String block, int from) {
            return block.indexOf(bytes, from);
        }
    }

    private record EveryLine() implements CandidateFinder {

        @Override
        public int next(String block, int from) {
            return from < block.length() ? from : -1;
        }
    }

    /** The first place that any of the finders names. */
    private static final class FirstOf implements CandidateFinder {

        private final List<CandidateFinder> finders;
        private final int[] found;
        private @Nullable String current;

        FirstOf(List<CandidateFinder> finders) {
            this.finders = finders;
            this.found = new int[finders.size()];
        }

        @Override
        public int next(String block, int from) {
            boolean fresh = block != current;
            current = block;
            int first = Integer.MAX_VALUE;
            for (int i = 0; i < found.length; i++) {
                if (fresh || found[i] < from) {
                    int place = finders.get(i).next(block, from);
                    found[i] = place < 0 ? Integer.MAX_VALUE : place;
                }
                first = Math.min(first, found[i]);
            }
            return first == Integer.MAX_VALUE ? -1 : first;
        }
    }
}
