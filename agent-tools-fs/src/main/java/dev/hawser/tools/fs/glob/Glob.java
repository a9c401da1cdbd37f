package dev.hawser.tools.fs.glob;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for paths as people write it: {@code *} and {@code ?} within a name, {@code **} over directories, {@code {a,b}},
 * {@code [a-z]}, {@code [!x]}, and {@code \} to take the next character as it is. A pattern without a {@code /} is for names
 * at any depth, any other for the whole path. A {@code !} in front turns it round. Immutable.
 */
public final class Glob {

    private static final int MAX_ALTERNATIVES = 512;

    private final List<Wildcards> alternatives;
    private final boolean negated;
    private final boolean forDirectories;

    private Glob(List<Wildcards> alternatives, boolean negated, boolean forDirectories) {
        this.alternatives = alternatives;
        this.negated = negated;
        this.forDirectories = forDirectories;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is empty, broken, or its braces make too many patterns
     */
    public static Glob parse(String pattern) {
        boolean negated = pattern.startsWith("!");
        String positive = negated ? pattern.substring(1) : pattern;
        boolean forDirectories = positive.endsWith("/");
        List<Wildcards> alternatives = new ArrayList<>();
        for (String plain : Braces.expand(positive, MAX_ALTERNATIVES)) {
            alternatives.add(wildcards(plain, pattern));
        }
        return new Glob(List.copyOf(alternatives), negated, forDirectories);
    }

    private static Wildcards wildcards(String plain, String whole) {
        String path = plain.startsWith("./") ? plain.substring(1) : plain;
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        boolean anywhere = path.indexOf('/') < 0;
        path = path.startsWith("/") ? path.substring(1) : path;
        if (path.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + whole + "' is no pattern: write one such as *.java or src/**/*.md");
        }
        return WildcardParser.parse(anywhere && !path.equals("**") ? "**/" + path : path)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + whole + "' is broken: close every [ with ], or write \\[ for the character itself"));
    }

    /** Returns whether the pattern is for directories, that is, ends with a {@code /}. */
    public boolean isForDirectories() {
        return forDirectories;
    }

    /** Returns whether the path fits. It is relative to where the pattern starts, {@code /} between names. */
    public boolean matches(String path) {
        for (Wildcards alternative : alternatives) {
            if (alternative.matches(path)) {
                return !negated;
            }
        }
        return negated;
    }
}
