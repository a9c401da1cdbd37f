package dev.hawser.tools.fs.glob;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Reads a pattern as git's {@code wildmatch} does: {@code **} is special only as a whole name, {@code \} takes the next
 * character as it is, {@code [!x]} and {@code [^x]} are the same, and an unclosed {@code [} or a final {@code \} makes a
 * pattern that matches nothing.
 */
final class WildcardParser {

    private final String pattern;
    private final Wildcards.Builder wildcards = new Wildcards.Builder();
    private int at;

    private WildcardParser(String pattern) {
        this.pattern = pattern;
    }

    /** Returns the pattern, or nothing if it is broken. */
    static Optional<Wildcards> parse(String pattern) {
        WildcardParser parser = new WildcardParser(pattern);
        while (parser.at < pattern.length()) {
            if (!parser.step()) {
                return Optional.empty();
            }
        }
        return Optional.of(parser.wildcards.build());
    }

    private boolean step() {
        int c = next();
        switch (c) {
            case '?' -> wildcards.one(any -> true);
            case '*' -> stars();
            case '[' -> {
                return set();
            }
            case '\\' -> {
                if (at == pattern.length()) {
                    return false;
                }
                wildcards.exactly(next());
            }
            default -> wildcards.exactly(c);
        }
        return true;
    }

    private void stars() {
        int start = at - 1;
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        boolean wholeName = at - start > 1
                && (start == 0 || pattern.charAt(start - 1) == '/')
                && (at == pattern.length() || pattern.charAt(at) == '/');
        if (!wholeName) {
            wildcards.star();
        } else if (at == pattern.length()) {
            wildcards.everything();
        } else {
            at++;
            wildcards.directories();
        }
    }

    private boolean set() {
        boolean negated = at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
        at += negated ? 1 : 0;
        IntPredicate set = c -> false;
        for (boolean first = true; ; first = false) {
            if (at >= pattern.length()) {
                return false;
            }
            int c = next();
            if (c == ']' && !first) {
                wildcards.one(negated ? set.negate() : set);
                return true;
            }
            if (c == '[' && at < pattern.length() && pattern.charAt(at) == ':') {
                int end = pattern.indexOf(":]", at + 1);
                if (end >= 0) {
                    Optional<IntPredicate> named = named(pattern.substring(at + 1, end));
                    if (named.isEmpty()) {
                        return false;
                    }
                    set = set.or(named.get());
                    at = end + 2;
                    continue;
                }
            }
            int from = c == '\\' && at < pattern.length() ? next() : c;
            int to = from;
            if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                to = next();
                to = to == '\\' && at < pattern.length() ? next() : to;
            }
            int last = to;
            set = set.or(x -> x == from || from <= x && x <= last);
        }
    }

    private static Optional<IntPredicate> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "alnum" -> (IntPredicate) c -> isLetter(c) || isDigit(c);
                    case "alpha" -> WildcardParser::isLetter;
                    case "blank" -> c -> c == ' ' || c == '\t';
                    case "cntrl" -> c -> c < ' ' || c == 0x7F;
                    case "digit" -> WildcardParser::isDigit;
                    case "graph" -> c -> c > ' ' && c < 0x7F;
                    case "lower" -> c -> c >= 'a' && c <= 'z';
                    case "print" -> c -> c >= ' ' && c < 0x7F;
                    case "punct" -> c -> c > ' ' && c < 0x7F && !isLetter(c) && !isDigit(c);
                    case "space" -> c -> c == ' ' || c >= '\t' && c <= '\r';
                    case "upper" -> c -> c >= 'A' && c <= 'Z';
                    case "xdigit" -> c -> isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
                    default -> null;
                });
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private int next() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }
}
