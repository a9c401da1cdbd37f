package dev.hawser.examples.review.offline;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds methods that are too long by their indentation: a head, and then so many lines that are indented deeper or empty. It
 * serves formatted code in the usual widths of two and four blanks or a tab.
 */
final class LongBlock {

    private static final int LIMIT = 60;

    /** How many lines after the head to read, to measure it. */
    static final int READ = 160;

    /** A method of a top-level class: its head is indented once, and its lines at least twice. */
    static final String MEMBER =
            "^( {2}| {4}|\\t)[A-Za-z<][^;{}]*\\)\\s*(?:throws\\s[\\w\\s.,]+|:[^;{}()]+)?\\{[ \\t]*" + body("\\1\\1");

    /** A top-level function of JavaScript or TypeScript. */
    static final String FUNCTION = "^(?:export )?(?:default )?(?:async )?function\\b[^;{}]*\\{[ \\t]*" + body("[ \\t]");

    /** A function of Go. */
    static final String GO_FUNC = "^func\\b[^\\n]*\\{[ \\t]*" + body("\\t");

    /** A function or method of Python. */
    static final String DEF = "^( {4}|\\t|)(?:async )?def\\b[^\\n]*" + body("\\1[ \\t]");

    /** What looks like the head of a method but is not. */
    static final String NO_HEAD =
            "^\\s*(?:if|for|while|switch|catch|try|synchronized|describe|it|test)\\b|\\b(?:class|interface|enum|record)\\b";

    private static final Pattern BLANK = Pattern.compile("\\s*");

    private LongBlock() {}

    /** Says how long it is. */
    static String remark(Candidate candidate) {
        String indent = indentOf(candidate.text());
        List<String> lines = candidate.known().tailMap(candidate.line(), true).values().stream()
                .toList();
        int length = 1;
        while (length < lines.size() && !endsBlock(lines.get(length), indent, length)) {
            length++;
        }
        if (length == lines.size()) {
            return "It has more than " + length + " lines.";
        }
        boolean brace = lines.get(length).strip().startsWith("}");
        return "It has " + (brace ? length + 1 : length) + " lines.";
    }

    private static boolean endsBlock(String line, String indent, int index) {
        return index >= LIMIT
                && !BLANK.matcher(line).matches()
                && indentOf(line).length() <= indent.length();
    }

    private static String indentOf(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static String body(String indent) {
        return "(?=\\n(?:(?:" + indent + "[^\\n]*+)?+\\n){" + LIMIT + "})";
    }
}
