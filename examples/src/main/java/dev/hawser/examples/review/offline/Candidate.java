package dev.hawser.examples.review.offline;

import java.util.List;
import java.util.NavigableMap;
import java.util.regex.Pattern;

/**
 * A place where a search hit, with the lines around it that are known.
 *
 * @param path the file
 * @param line the number of the line
 * @param known lines of the file by number, among them the one that was hit
 */
record Candidate(String path, int line, NavigableMap<Integer, String> known) {

    private static final Pattern TEST =
            Pattern.compile("(?i:(?:^|/)(?:test|tests|__tests__|testdata|testFixtures|fixtures)/)"
                    + "|(?:Test|Tests|TestCase|IT|Spec)\\.(?:java|kt|groovy|scala)$|(?:^|/)(?:test_[^/]*|conftest)\\.py$"
                    + "|_test\\.(?:go|py)$|\\.(?:test|spec)\\.\\w+$");
    private static final int LONGEST_STATEMENT = 15;

    /** Returns the line as it stands in the file. */
    String text() {
        return known.get(line);
    }

    /** Returns the line without comments. */
    String code() {
        return after(0).get(0);
    }

    /** Returns the line and up to that many after it, as far as they are known, without comments. */
    List<String> after(int count) {
        List<String> whole = Comments.removed(path, consecutive(first(), line + count));
        return whole.subList(line - first(), whole.size());
    }

    /** Returns the lines before it, as far as they are known, without comments. */
    List<String> before() {
        return Comments.removed(path, consecutive(first(), line)).subList(0, line - first());
    }

    /** Returns the code from the line to the end of the statement that begins on it, as one line. */
    String statement() {
        StringBuilder statement = new StringBuilder();
        int depth = 0;
        for (String code : after(LONGEST_STATEMENT)) {
            statement.append(code.strip()).append(' ');
            depth += balance(Literals.emptied(code));
            String end = code.stripTrailing();
            if (end.endsWith(";") || end.endsWith("{") || end.endsWith("}") || (pythonic() && depth <= 0)) {
                break;
            }
        }
        return statement.toString().strip();
    }

    /** Returns whether the file belongs to the tests. */
    boolean inTests() {
        return TEST.matcher(path).find();
    }

    private boolean pythonic() {
        return path.endsWith(".py") || path.endsWith(".go") || path.endsWith(".rb");
    }

    private static int balance(String code) {
        int depth = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
        }
        return depth;
    }

    private int first() {
        int first = line;
        while (known.containsKey(first - 1)) {
            first--;
        }
        return first;
    }

    private List<String> consecutive(int first, int last) {
        int end = first;
        while (end < last && known.containsKey(end + 1)) {
            end++;
        }
        return List.copyOf(known.subMap(first, true, end, true).values());
    }
}
