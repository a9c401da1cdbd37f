package dev.hawser.tools.fs.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hawser.tools.fs.search.FileSearch.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that keep a backtracking engine busy for ever, or make it need memory without end. Without bounds these tests hang. */
@Timeout(120)
class HostilePatternTest {

    private static final int LENGTH = 20_000;

    /** The expression, what the line repeats, and how the line ends. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^(a+)+$ a !",
                "^(a|a)*$ a !",
                "^(a|aa)+$ a !",
                "^([a-zA-Z]+)*$ a !",
                "^(([a-z])+.)+[A-Z]([a-z])+$ a !",
                "(x+x+)+y x z",
                "^(.*)*$[^!] a !",
                "(.*a){25}! a b",
                "^(?:.*,){20}P , x",
                "(\\w+\\s?)+\\d$ w !",
                "^(\\d+)*\\.$ 1 !",
                "(a*)*\\1b a !",
                "(a*)(a*)(a*)(a*)\\4\\3\\2\\1b a !",
                "^(?=(a+)+$)b a b",
                "(?<=[ac]{1,30}c)b a b",
                "(?:a?){30}a{30}b a !",
                "^(?:(?:a{0,9}){0,9}){0,9}b a !",
            })
    void a_line_on_which_an_expression_backtracks_without_end_is_given_up(
            String expression, String repeated, String end) throws IOException {
        String line = repeated.repeat(LENGTH) + end;
        SearchPattern pattern = SearchPattern.expression(expression, CaseMode.SENSITIVE, Span.LINE);
        List<Long> found = new ArrayList<>();

        Outcome outcome = search(pattern, line + "\n" + line + "\n", found);

        assertThat(found).isEmpty();
        assertThat(outcome).isIn(Outcome.GAVE_UP, Outcome.DONE);
    }

    @Test
    void most_of_them_really_are_given_up() throws IOException {
        SearchPattern pattern = SearchPattern.expression("^(a|a)*$", CaseMode.SENSITIVE, Span.LINE);

        assertThat(search(pattern, "a".repeat(LENGTH) + "!\n", new ArrayList<>()))
                .isEqualTo(Outcome.GAVE_UP);
    }

    /** They branch where there is no text to look at, so that no look could run out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:|){40}$z",
                "z$(?:a?|b?){40}z",
                "z$(?=(?:a?|b?){40}z)",
                "(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)$z",
                "(?:(?:(?:\\b|$){9}){9}){9}z",
                "(((){1000}){1000}){1000}",
                "(?<!$.{0,999999})z",
                "(?:(a?|b?)\\1){40}[x&&[^y]]",
                "(?x) z $ (?: | ){40} z",
            })
    void an_expression_that_branches_without_a_look_at_the_text_is_refused(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchPattern.expression(expression, CaseMode.SENSITIVE, Span.LINE))
                .withMessage("its repeats {…} multiply to more than 100000 ways to match nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a?b?c?d?e?f?g?h?i?j?k?l?m?n?o?p?q?r?s?t?u?v?w?z",
                "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|z",
                "(?:\\s*,?\\s*\\w*){1,50}z",
                "(?<=\\w{0,50})z|(?<!\\s)z",
                "(?:[a-z&&[^q]]|[^a-z[0-9]]){1,3}",
                "^(?:(?:\\s*|\\d*)(?:x|y|))+z",
            })
    void ordinary_expressions_with_many_optional_parts_are_not(String expression) throws IOException {
        List<Long> found = new ArrayList<>();
        String text = "1.2.3.4\n, z\n\nz\n";

        Outcome outcome = search(SearchPattern.expression(expression, CaseMode.SENSITIVE, Span.LINE), text, found);

        List<Long> expected = new ArrayList<>();
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (Pattern.compile(expression).matcher(lines[i]).find()) {
                expected.add(i + 1L);
            }
        }
        assertThat(outcome).isEqualTo(Outcome.DONE);
        assertThat(found).isEqualTo(expected).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(a{1000}){1000}", "((a{0,99}){0,99}){0,99}b", "(?:a{1000}|b{1000}){1000}", "a++b", "(?>a*)ab"})
    void high_counts_and_possessive_repeats_end_with_the_right_answer_or_give_up(String expression) throws IOException {
        List<Long> found = new ArrayList<>();

        search(SearchPattern.expression(expression, CaseMode.SENSITIVE, Span.LINE), "a".repeat(LENGTH) + "\n", found);

        assertThat(found).isEmpty();
    }

    @Test
    void an_expression_of_a_megabyte_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchPattern.expression("a|".repeat(500_000), CaseMode.SMART, Span.LINE))
                .withMessage("it is longer than 4000 characters");
    }

    @Test
    void an_expression_nested_too_deeply_is_refused_given_up_or_understood() throws IOException {
        String nested = "(".repeat(1999) + "a" + ")".repeat(1999);
        List<Long> found = new ArrayList<>();

        try {
            Outcome outcome = search(SearchPattern.expression(nested, CaseMode.SMART, Span.LINE), "b\na\n", found);
            assertThat(outcome == Outcome.GAVE_UP || found.equals(List.of(2L))).isTrue();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("it is nested too deeply|Stack overflow during pattern compilation.*");
        }
    }

    @Test
    void a_thousand_alternatives_find_what_each_of_them_finds() throws IOException {
        StringBuilder expression = new StringBuilder("zzz");
        for (int i = 0; i < 900; i++) {
            expression.append('|').append(Integer.toString(i, 36)).append('_');
        }
        List<Long> found = new ArrayList<>();

        search(
                SearchPattern.expression(expression.toString(), CaseMode.SENSITIVE, Span.LINE),
                "x\nay_\n--\nox_\n",
                found);

        assertThat(found).containsExactly(2L, 4L);
    }

    @Test
    void a_line_of_fifty_megabytes_is_searched_in_pieces() throws IOException {
        int size = 50 << 20;
        InputStream endless = new InputStream() {
            private int left = size;

            @Override
            public int read() {
                return left-- > 0 ? 'a' : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int n = Math.min(left, length);
                Arrays.fill(bytes, offset, offset + n, (byte) 'a');
                left -= n;
                return n == 0 ? -1 : n;
            }
        };
        List<Long> found = new ArrayList<>();

        Outcome outcome = FileSearch.of(SearchPattern.expression("[a-c]+!", CaseMode.SENSITIVE, Span.LINE))
                .search(endless, (first, last, lines, column) -> found.add(first));

        assertThat(outcome).isEqualTo(Outcome.DONE);
        assertThat(found).isEmpty();
    }

    private static Outcome search(SearchPattern pattern, String text, List<Long> found) throws IOException {
        return FileSearch.of(pattern)
                .search(
                        new ByteArrayInputStream(text.getBytes(UTF_8)),
                        (first, last, lines, column) -> found.add(first));
    }
}
