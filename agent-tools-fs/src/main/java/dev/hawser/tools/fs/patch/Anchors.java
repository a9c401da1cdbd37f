package dev.hawser.tools.fs.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Lines that a hunk names in order to say where in the file it is: {@code @@ class A}, {@code @@ void f()}. */
final class Anchors {

    private static final Pattern LINE_NUMBERS = Pattern.compile("^-\\d+(,\\d+)? \\+\\d+(,\\d+)?");
    private static final Pattern SIGNS = Pattern.compile("^\\s*@@\\s*|\\s*@@\\s*$");

    private Anchors() {}

    /**
     * Returns what a line behind {@code @@} says, empty if nothing. The line numbers of a unified diff say nothing: models
     * can't count them.
     */
    static String text(String line) {
        String text = SIGNS.matcher(line).replaceAll("");
        String named =
                SIGNS.matcher(LINE_NUMBERS.matcher(text).replaceFirst("")).replaceAll("");
        return named.equals("...") || named.equals("…") ? "" : named.strip();
    }

    /** Returns the lines of the last anchor, each after one of the anchors before. */
    static List<Integer> find(List<String> file, List<String> anchors) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < anchors.size(); i++) {
            List<Integer> same = lines(file, anchors.get(i));
            found = i == 0 ? same : firstAfterEach(found, same);
        }
        return found;
    }

    private static List<Integer> lines(List<String> file, String anchor) {
        List<Integer> equal = lines(file, line -> line.strip().equals(anchor));
        return equal.isEmpty() ? lines(file, line -> line.contains(anchor)) : equal;
    }

    private static List<Integer> lines(List<String> file, Predicate<String> wanted) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < file.size(); i++) {
            if (wanted.test(file.get(i))) {
                found.add(i + 1);
            }
        }
        return found;
    }

    private static List<Integer> firstAfterEach(List<Integer> before, List<Integer> lines) {
        return before.stream()
                .flatMap(start -> lines.stream().filter(line -> line > start).limit(1))
                .distinct()
                .toList();
    }
}
