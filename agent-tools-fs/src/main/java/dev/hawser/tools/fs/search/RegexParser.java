package dev.hawser.tools.fs.search;

import dev.hawser.tools.fs.search.Regex.AnyOf;
import dev.hawser.tools.fs.search.Regex.Anything;
import dev.hawser.tools.fs.search.Regex.Choice;
import dev.hawser.tools.fs.search.Regex.One;
import dev.hawser.tools.fs.search.Regex.Repeat;
import dev.hawser.tools.fs.search.Regex.Sequence;
import dev.hawser.tools.fs.search.Regex.ZeroWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Takes apart an expression that {@link java.util.regex.Pattern} has accepted. */
final class RegexParser {

    private static final int MAX_NESTING = 100;

    private final String pattern;
    private int at;
    private int nesting;
    private boolean ignoreCase;

    private RegexParser(String pattern, boolean ignoreCase) {
        this.pattern = pattern;
        this.ignoreCase = ignoreCase;
    }

    /** Returns what the expression is made of, or nothing if it uses what this parser doesn't know. */
    static Optional<Regex> parse(String pattern, boolean ignoreCase) {
        RegexParser parser = new RegexParser(pattern, ignoreCase);
        try {
            Regex regex = parser.choice();
            return parser.at == pattern.length() ? Optional.of(regex) : Optional.empty();
        } catch (UnknownSyntaxException
                | IndexOutOfBoundsException
                | NumberFormatException
                | PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static final class UnknownSyntaxException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownSyntaxException() {
            super(null, null, false, false);
        }
    }

    private Regex choice() {
        if (++nesting > MAX_NESTING) {
            throw new UnknownSyntaxException();
        }
        boolean outerCase = ignoreCase;
        List<Regex> branches = new ArrayList<>(List.of(sequence()));
        while (skip('|')) {
            branches.add(sequence());
        }
        ignoreCase = outerCase;
        nesting--;
        return branches.size() == 1 ? branches.get(0) : new Choice(branches);
    }

    private Regex sequence() {
        List<Regex> parts = new ArrayList<>();
        while (at < pattern.length() && peek() != '|' && peek() != ')') {
            if (pattern.startsWith("\\Q", at)) {
                quoted(parts);
            } else {
                parts.add(repeated(atom()));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
    }

    private void quoted(List<Regex> parts) {
        int start = at + 2;
        int end = pattern.indexOf("\\E", start);
        int until = end < 0 ? pattern.length() : end;
        pattern.substring(start, until).codePoints().forEach(c -> parts.add(new One(c, ignoreCase)));
        at = end < 0 ? until : end + 2;
        if (at < pattern.length() && "*+?{".indexOf(peek()) >= 0) {
            throw new UnknownSyntaxException();
        }
    }

    private Regex repeated(Regex atom) {
        Regex result = atom;
        while (at < pattern.length()) {
            int min;
            int max;
            if (skip('*')) {
                min = 0;
                max = Integer.MAX_VALUE;
            } else if (skip('+')) {
                min = 1;
                max = Integer.MAX_VALUE;
            } else if (skip('?')) {
                min = 0;
                max = 1;
            } else if (skip('{')) {
                min = number();
                max = skip(',') ? (peek() == '}' ? Integer.MAX_VALUE : number()) : min;
                expect('}');
            } else {
                return result;
            }
            if (!skip('?')) {
                skip('+');
            }
            result = new Repeat(result, min, max);
        }
        return result;
    }

    private Regex atom() {
        int c = next();
        return switch (c) {
            case '(' -> group();
            case '[' -> set();
            case '.' -> new AnyOf(ByteSet.ANY);
            case '^', '$' -> new ZeroWidth();
            case '\\' -> escape();
            default -> new One(c, ignoreCase);
        };
    }

    private Regex group() {
        boolean outerCase = ignoreCase;
        boolean look = false;
        boolean behind = false;
        if (skip('?')) {
            if (pattern.startsWith("<=", at) || pattern.startsWith("<!", at)) {
                at += 2;
                look = true;
                behind = true;
            } else if (skip('<')) {
                at = pattern.indexOf('>', at) + 1;
            } else if (skip('=') || skip('!')) {
                look = true;
            } else if (!skip('>')) {
                boolean closed = flags();
                if (closed) {
                    return new ZeroWidth();
                }
            }
        }
        Regex body = choice();
        expect(')');
        ignoreCase = outerCase;
        return look ? new ZeroWidth(body, behind) : body;
    }

    /** Reads flags up to {@code :} or {@code )}; returns whether the group ended. Then they hold for the rest. */
    private boolean flags() {
        boolean on = true;
        while (true) {
            switch (next()) {
                case 'i' -> ignoreCase = on;
                case '-' -> on = false;
                case 's', 'm', 'u', 'd' -> {}
                case ':' -> {
                    return false;
                }
                case ')' -> {
                    return true;
                }
                default -> throw new UnknownSyntaxException();
            }
        }
    }

    private Regex escape() {
        int c = next();
        return switch (c) {
            case 'd', 'D', 'w', 'W', 's', 'S', 'h', 'H', 'v', 'V' -> anyOf(at - 2);
            case 'b' -> {
                if (at < pattern.length() && peek() == '{') {
                    throw new UnknownSyntaxException();
                }
                yield new ZeroWidth();
            }
            case 'B', 'A', 'z', 'Z', 'G' -> new ZeroWidth();
            case 'p', 'P' -> property();
            case 'n' -> new One('\n', false);
            case 't' -> new One('\t', false);
            case 'r' -> new One('\r', false);
            case 'f' -> new One('\f', false);
            case 'e' -> new One(0x1B, false);
            case 'x' -> new One(peek() == '{' ? braced() : hexadecimal(2), ignoreCase);
            case 'R', 'X' -> new Anything();
            case 'k' -> {
                at = pattern.indexOf('>', at) + 1;
                yield new Anything();
            }
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                while (at < pattern.length() && Character.isDigit(peek())) {
                    at++;
                }
                yield new Anything();
            }
            default -> {
                if (c < 0x80 && Character.isLetterOrDigit(c)) {
                    throw new UnknownSyntaxException();
                }
                yield new One(c, ignoreCase);
            }
        };
    }

    private Regex property() {
        int start = at - 2;
        if (skip('{')) {
            at = pattern.indexOf('}', at) + 1;
        } else {
            next();
        }
        return anyOf(start);
    }

    /** Returns the set that was written from there up to here. */
    private Regex anyOf(int start) {
        return new AnyOf(ByteSet.of(pattern.substring(start, at), ignoreCase));
    }

    private int braced() {
        int end = pattern.indexOf('}', at);
        int value = Integer.parseInt(pattern, at + 1, end, 16);
        at = end + 1;
        return value;
    }

    private int hexadecimal(int digits) {
        int value = Integer.parseInt(pattern, at, at + digits, 16);
        at += digits;
        return value;
    }

    /** A set, and those in it; its members matter only if there is one. */
    private Regex set() {
        int open = at - 1;
        boolean negated = skip('^');
        int start = at;
        boolean plain = true;
        int depth = 1;
        int first = at;
        while (depth > 0) {
            int from = at;
            switch (next()) {
                case '[' -> {
                    depth++;
                    plain = false;
                    skip('^');
                    first = at;
                }
                case '&' -> plain = false;
                case '\\' -> {
                    if ("QE".indexOf(next()) >= 0) {
                        throw new UnknownSyntaxException();
                    }
                }
                case ']' -> depth -= from > first ? 1 : 0;
                default -> {}
            }
        }
        int end = at - 1;
        boolean single = plain && !negated && pattern.codePointCount(start, end) == 1;
        return single ? new One(pattern.codePointAt(start), ignoreCase) : anyOf(open);
    }

    private int number() {
        int start = at;
        while (Character.isDigit(peek())) {
            at++;
        }
        return Integer.parseInt(pattern, start, at, 10);
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw new UnknownSyntaxException();
        }
    }

    private boolean skip(char c) {
        boolean there = at < pattern.length() && pattern.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private char peek() {
        if (at >= pattern.length()) {
            throw new UnknownSyntaxException();
        }
        return pattern.charAt(at);
    }

    private int next() {
        if (at >= pattern.length()) {
            throw new UnknownSyntaxException();
        }
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }
}
