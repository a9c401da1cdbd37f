package dev.hawser.lambda.review.fetch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for the names of entries, besides those of the workspace. */
final class EntryName {

    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);

    private EntryName() {}

    /** Returns why an entry of that name is left out; empty if the name is good. */
    static Optional<String> objectionTo(String name) {
        List<String> steps = steps(name).toList();
        if (name.startsWith("/")) {
            return Optional.of("absolute path");
        }
        if (name.indexOf('\\') >= 0) {
            return Optional.of("backslash in the name: on some systems it separates directories");
        }
        if (DRIVE.matcher(name).matches()) {
            return Optional.of("begins with a drive letter");
        }
        if (steps.contains("..")) {
            return Optional.of("leads upward with '..'");
        }
        if (name.indexOf('\uFFFD') >= 0) {
            return Optional.of("the name is not valid UTF-8");
        }
        return steps.isEmpty() ? Optional.of("has no name") : Optional.empty();
    }

    /** Returns a good name without the steps that lead nowhere: {@code ./a//b/} is {@code a/b}. */
    static String path(String name) {
        return steps(name).collect(Collectors.joining("/"));
    }

    private static Stream<String> steps(String name) {
        return Stream.of(name.split("/")).filter(step -> !step.isEmpty() && !step.equals("."));
    }
}
