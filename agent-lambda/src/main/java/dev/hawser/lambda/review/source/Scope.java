package dev.hawser.lambda.review.source;

import dev.hawser.lambda.review.text.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What there was to review.
 *
 * @param sourceFiles files of a known language or settings format
 * @param otherFiles files of any other kind; they were not reviewed
 * @param byLanguage how many source files there are of each language, the most frequent first
 * @param leftOut the first of the files and directories that were left out, relative to the reviewed directory
 * @param notes what else a reader should know, in sentences
 */
public record Scope(
        int sourceFiles, int otherFiles, Map<String, Integer> byLanguage, List<String> leftOut, List<String> notes) {

    /** Copies the collections. */
    public Scope {
        byLanguage = new LinkedHashMap<>(byLanguage);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    /** Returns the languages in words: {@code Java 40, Python 3}. */
    public String languages() {
        return byLanguage.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Numbers.grouped(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
