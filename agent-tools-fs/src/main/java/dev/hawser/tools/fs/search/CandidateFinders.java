package dev.hawser.tools.fs.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways to find candidates, best first: texts, texts in any case, a window, an automaton, every line. */
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
                ? Automaton.of(regex).map(CandidateFinders::of).orElse(texts)
                : texts;
    }

    private static CandidateFinder of(Automaton automaton) {
        Window window = Window.of(automaton);
        return window.isSelective() ? new WindowFinder(window) : new AutomatonFinder(automaton);
    }

    /** Returns a new finder of places without which the expression can't match, even over line breaks. */
    static CandidateFinder inFiles(@Nullable Regex regex) {
        return regex == null ? new EveryLine() : texts(Literals.required(regex));
    }

    private static CandidateFinder texts(@Nullable Literals literals) {
        if (literals == null) {
            return new EveryLine();
        }
        boolean hasCases = literals.texts().stream().anyMatch(CandidateFinders::hasCases);
        if (literals.ignoreCase() && hasCases) {
            List<String> ascii = literals.texts().stream()
                    .map(CandidateFinders::longestAscii)
                    .toList();
            return ascii.contains("") ? new EveryLine() : AnyCase.of(ascii);
        }
        return FirstOf.of(literals.texts().stream()
                .<CandidateFinder>map(text -> new ExactText(bytes(text)))
                .toList());
    }

    private static boolean hasCases(String text) {
        return text.chars().anyMatch(c -> c >= 0x80 || Character.isLetter(c));
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String longestAscii(String text) {
        String longest = "";
        for (String run : text.split("[^\\x00-\\x7F]+")) {
            longest = run.length() > longest.length() ? run : longest;
        }
        return longest;
    }

    private record EveryLine() implements CandidateFinder {

        @Override
        public int next(String block, int from) {
            return from < block.length() ? from : -1;
        }
    }
}
