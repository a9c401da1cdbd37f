package dev.hawser.tools.fs.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hawser.tools.fs.search.FileSearch.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FileSearchTest {

    private static final List<String> ATOMS = List.of(
            "a",
            "b",
            "k",
            "S",
            "I",
            "é",
            "Ö",
            "ab",
            "k1",
            "\\.",
            ".",
            "\\w",
            "\\d",
            "\\s",
            "[ab]",
            "[^a]",
            "[k]",
            "[\\]a]",
            "\\b",
            "^",
            "$",
            "\\Qa.b\\E",
            "\\x61",
            "(?=a)",
            "(?<!b)",
            "(?i)",
            "(?i:k)",
            "\\p{L}",
            "\u212A",
            "[\u017F-\u0180]",
            "\\W",
            "[^\\d]",
            "[a-c]",
            "[\\w.]",
            "\\t",
            "\\r");
    private static final List<String> TEXT = List.of(
            "a",
            "b",
            "ab",
            "k",
            "K",
            "\u212A",
            "s",
            "\u017F",
            "i",
            "\u0130",
            "\u0131",
            "é",
            "É",
            "ö",
            "1",
            ".",
            "a.b",
            "]",
            " ",
            "\t",
            "\r",
            "\n",
            "\n",
            "\r\n",
            "\uD83D\uDE00");

    @Test
    void finds_the_lines_that_java_finds_one_by_one() {
        Random random = new Random(8);
        for (int round = 0; round < 30_000; round++) {
            String expression = anyExpression(random, 3);
            CaseMode caseMode = random.nextBoolean() ? CaseMode.SENSITIVE : CaseMode.INSENSITIVE;
            String text = anyText(random);
            int flags = caseMode == CaseMode.SENSITIVE ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

            SearchPattern pattern = SearchPattern.expression(expression, caseMode, Span.LINE);

            assertThat(lines(pattern, text))
                    .as("/%s/ %s in %s", expression, caseMode, text)
                    .isEqualTo(naive(Pattern.compile(expression, flags | Pattern.UNIX_LINES), text));
        }
    }

    /** Sequences of rare sets, which are looked for by a window. */
    @Test
    void finds_the_lines_with_rare_characters_that_java_finds() {
        Random random = new Random(13);
        List<String> atoms = List.of(
                "[A-Z]", "\\d", "[A-Z]{2}", "\\d{2,4}", "[0-9a-f]", "[#$%]", "[^a-z\\s]", "\\d?", "-", "(?:[A-Z]|\\d)");
        int windows = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder expression = new StringBuilder(random.nextInt(5) == 0 ? "^" : "");
            for (int i = 3 + random.nextInt(5); i > 0; i--) {
                expression.append(atoms.get(random.nextInt(atoms.size())));
            }
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(120); i > 0; i--) {
                text.append("AZ0199#$-- abef\n\u00e9".charAt(random.nextInt(17)));
            }

            SearchPattern pattern = SearchPattern.expression(expression.toString(), CaseMode.SENSITIVE, Span.LINE);

            windows += pattern.candidates() instanceof WindowFinder ? 1 : 0;
            assertThat(lines(pattern, text.toString()))
                    .as("/%s/ in %s", expression, text)
                    .isEqualTo(naive(Pattern.compile(expression.toString(), Pattern.UNIX_LINES), text.toString()));
        }
        assertThat(windows).isGreaterThan(5_000);
    }

    @Test
    void finds_the_lines_that_hold_a_plain_text() {
        Random random = new Random(9);
        for (int round = 0; round < 30_000; round++) {
            String wanted = TEXT.get(random.nextInt(15)) + TEXT.get(random.nextInt(15));
            CaseMode caseMode = random.nextBoolean() ? CaseMode.SENSITIVE : CaseMode.INSENSITIVE;
            String text = anyText(random);
            int flags = caseMode == CaseMode.SENSITIVE ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

            assertThat(lines(SearchPattern.text(wanted, caseMode), text))
                    .as("'%s' %s in %s", wanted, caseMode, text)
                    .isEqualTo(naive(Pattern.compile(wanted, flags | Pattern.LITERAL), text));
        }
    }

    @Test
    void finds_matches_of_several_lines_where_java_finds_them() {
        Random random = new Random(10);
        for (int round = 0; round < 20_000; round++) {
            String expression =
                    anyExpression(random, 3) + (random.nextBoolean() ? "\\n" + anyExpression(random, 2) : "");
            String text = anyText(random);
            String unix = text.replace("\r\n", "\n");
            var matcher = Pattern.compile(expression, Pattern.MULTILINE | Pattern.DOTALL | Pattern.UNIX_LINES)
                    .matcher(unix);
            boolean found =
                    !text.isEmpty() && matcher.find() && !(matcher.start() == unix.length() && unix.endsWith("\n"));

            SearchPattern pattern = SearchPattern.expression(expression, CaseMode.SENSITIVE, Span.ANY_BREAKS);

            assertThat(!lines(pattern, text).isEmpty())
                    .as("/%s/ in %s", expression, text)
                    .isEqualTo(found);
        }
    }

    @Test
    void an_expression_that_needs_very_many_states_is_still_right() {
        Random random = new Random(12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            text.append("ababab \n".charAt(random.nextInt(8)));
        }
        String expression = "[ab]*a[ab]{11}[^a]";

        assertThat(lines(SearchPattern.expression(expression, CaseMode.SENSITIVE, Span.LINE), text.toString()))
                .isNotEmpty()
                .isEqualTo(naive(Pattern.compile(expression), text.toString()));
    }

    @Test
    void numbers_lines_across_blocks_and_searches_lines_longer_than_a_block() {
        String text = "x\n".repeat(200_000) + "y".repeat(700_000) + "needle\n" + "z\n".repeat(300_000) + "needle";

        assertThat(lines(SearchPattern.text("needle", CaseMode.SENSITIVE), text))
                .containsExactly(200_001L, 500_002L);
    }

    @Test
    void stops_when_the_sink_has_enough() {
        List<Long> found = new ArrayList<>();
        MatchSink two = (first, last, lines, column) -> {
            found.add(first);
            return found.size() < 2;
        };

        assertThat(search(SearchPattern.text("a", CaseMode.SENSITIVE), "a\n".repeat(10), two))
                .isEqualTo(Outcome.DONE);
        assertThat(found).containsExactly(1L, 2L);
    }

    @Test
    void a_file_too_large_for_matches_of_several_lines_is_not_searched() {
        String text = "a\n".repeat(FileSearch.MAX_MULTILINE_BYTES / 2) + "b";

        assertThat(search(
                        SearchPattern.expression("a\\nb", CaseMode.SMART, Span.ANY_BREAKS), text, (a, b, c, d) -> true))
                .isEqualTo(Outcome.TOO_LARGE);
    }

    @Test
    void understands_groups_and_sets_of_other_dialects() {
        assertThat(lines(SearchPattern.expression("(?P<x>a)(?P=x)", CaseMode.SMART, Span.LINE), "ab\naa\n"))
                .containsExactly(2L);
        assertThat(lines(SearchPattern.expression("[[:digit:]x]+[[:^alpha:]]", CaseMode.SMART, Span.LINE), "aa\n1x-\n"))
                .containsExactly(2L);
    }

    @Test
    void says_what_is_wrong_with_an_expression() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchPattern.expression("a(b", CaseMode.SMART, Span.LINE))
                .withMessage("Unclosed group at position 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchPattern.expression("a".repeat(4001), CaseMode.SMART, Span.LINE))
                .withMessage("it is longer than 4000 characters");
    }

    private static List<Long> lines(SearchPattern pattern, String text) {
        List<Long> lines = new ArrayList<>();
        search(pattern, text, (first, last, there, column) -> {
            lines.add(first);
            return true;
        });
        return lines;
    }

    private static Outcome search(SearchPattern pattern, String text, MatchSink sink) {
        try {
            return FileSearch.of(pattern).search(new ByteArrayInputStream(text.getBytes(UTF_8)), sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> naive(Pattern pattern, String text) {
        List<Long> lines = new ArrayList<>();
        String[] all = text.split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            boolean last = i == all.length - 1;
            String line = !last && all[i].endsWith("\r") ? all[i].substring(0, all[i].length() - 1) : all[i];
            if (!(last && line.isEmpty()) && pattern.matcher(line).find()) {
                lines.add(i + 1L);
            }
        }
        return lines;
    }

    private static String anyExpression(Random random, int depth) {
        StringBuilder expression = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            boolean group = depth > 0 && random.nextInt(4) == 0;
            String atom = group
                    ? List.of("(", "(?:", "(?<n" + random.nextInt(1 << 30) + ">", "(?>")
                                    .get(random.nextInt(4)) + anyExpression(random, 0) + ")"
                    : ATOMS.get(random.nextInt(ATOMS.size()));
            boolean repeats = !atom.startsWith("(?") && !atom.startsWith("\\Q") || atom.startsWith("(?:");
            expression.append(atom);
            if (repeats && random.nextInt(3) == 0) {
                expression.append(List.of("*", "+", "?", "{2}", "{1,2}", "{0,1}", "*?", "+?", "?+")
                        .get(random.nextInt(9)));
            }
        }
        return random.nextInt(4) == 0 && depth > 0
                ? expression + "|" + anyExpression(random, depth - 1)
                : expression.toString();
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(TEXT.get(random.nextInt(TEXT.size())));
        }
        return text.toString();
    }
}
