package dev.hawser.tools.fs.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What to search for. Immutable.
 *
 * <p>Expressions are those of {@link Pattern}, which know look-around and back-references, as models write them. It sees only
 * lines in which a faster search finds what a match needs: a text, or a match of an automaton that takes at least as much. Since
 * it can backtrack without end, it may look at a file only so often. (RE2/J 1.8, which takes linear time, was three times slower
 * on ordinary expressions, and knows neither look-around nor back-references.)
 */
public final class SearchPattern {

    private static final int MAX_LENGTH = 4000;
    /** What a matcher may do between two looks at the text. */
    private static final long MAX_BLIND_STEPS = 100_000;

    private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[pP](?:\\{[^}]*}|.)|.)", Pattern.DOTALL);
    private static final Pattern POSIX_SET =
            Pattern.compile("\\[:(\\^?)(alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit):]");
    private static final Pattern PYTHON_GROUP = Pattern.compile("(?<!\\\\)\\(\\?P<");
    private static final Pattern PYTHON_REFERENCE = Pattern.compile("(?<!\\\\)\\(\\?P=(\\w+)\\)");

    private final Pattern pattern;
    /** What the pattern is made of, if that is known. */
    private final @Nullable Regex regex;

    private final long blindSteps;
    private final boolean multiline;

    private SearchPattern(Pattern pattern, @Nullable Regex regex, long blindSteps, boolean multiline) {
        this.pattern = pattern;
        this.regex = regex;
        this.blindSteps = blindSteps;
        this.multiline = multiline;
    }

    /** Returns a pattern that is found where the text is. A text with a line break in it spans lines. */
    public static SearchPattern text(String text, CaseMode caseMode) {
        boolean ignoreCase = ignoresCase(text, caseMode);
        Span span = text.indexOf('\n') >= 0 ? Span.NAMED_BREAKS : Span.LINE;
        return compile(Pattern.quote(text.replace("\r\n", "\n")), ignoreCase, span);
    }

    /**
     * Returns a pattern that is found where the expression matches.
     *
     * @param span how far a match may reach
     * @throws IllegalArgumentException if it is no expression; the message says where it is wrong
     */
    public static SearchPattern expression(String expression, CaseMode caseMode, Span span) {
        if (expression.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("it is longer than " + MAX_LENGTH + " characters");
        }
        boolean ignoreCase = ignoresCase(ESCAPE.matcher(expression).replaceAll(""), caseMode);
        try {
            SearchPattern pattern = compile(translate(expression), ignoreCase, span);
            if (pattern.blindSteps > MAX_BLIND_STEPS) {
                throw new IllegalArgumentException(
                        "its repeats {…} multiply to more than " + MAX_BLIND_STEPS + " ways to match nothing");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            String where = e.getIndex() < 0 ? "" : " at position " + e.getIndex();
            throw new IllegalArgumentException(e.getDescription() + where, e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("it is nested too deeply", e);
        }
    }

    private static SearchPattern compile(String expression, boolean ignoreCase, Span span) {
        int flags = Pattern.UNIX_LINES
                | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                | (span == Span.LINE ? 0 : Pattern.MULTILINE)
                | (span == Span.ANY_BREAKS ? Pattern.DOTALL : 0);
        Pattern pattern = Pattern.compile(expression, flags);
        Regex regex = RegexParser.parse(expression, ignoreCase).orElse(null);
        long blindSteps = regex == null ? Repeats.in(expression) : BlindSteps.of(regex);
        return new SearchPattern(pattern, regex, blindSteps, span != Span.LINE);
    }

    private static boolean ignoresCase(String plain, CaseMode caseMode) {
        return switch (caseMode) {
            case SENSITIVE -> false;
            case INSENSITIVE -> true;
            case SMART -> !CAPITAL.matcher(plain).find();
        };
    }

    /** Writes what other dialects have in Java's words. */
    private static String translate(String expression) {
        String named = PYTHON_GROUP.matcher(expression).replaceAll("(?<");
        named = PYTHON_REFERENCE.matcher(named).replaceAll("\\\\k<$1>");
        return POSIX_SET.matcher(named).replaceAll(set -> {
            String name = set.group(2);
            String capitalised =
                    name.equals("xdigit") ? "XDigit" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
            return Matcher.quoteReplacement((set.group(1).isEmpty() ? "\\p{" : "\\P{") + capitalised + "}");
        });
    }

    /** Returns whether a match may span lines. */
    public boolean isMultiline() {
        return multiline;
    }

    BoundedMatcher matcher() {
        return new BoundedMatcher(pattern.matcher(""), new LookBudget(blindSteps));
    }

    CandidateFinder candidates() {
        return multiline ? CandidateFinders.inFiles(regex) : CandidateFinders.inLines(regex);
    }
}
