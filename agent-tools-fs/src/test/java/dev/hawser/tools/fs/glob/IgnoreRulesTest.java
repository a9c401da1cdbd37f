package dev.hawser.tools.fs.glob;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // a name fits at any depth, a slash ties it to the directory of the file
                "*.log            | a.log        | true",
                "*.log            | x/y/a.log    | true",
                "/a.log           | a.log        | true",
                "/a.log           | x/a.log      | false",
                "x/a.log          | x/a.log      | true",
                "x/a.log          | y/x/a.log    | false",
                "**/x/a.log       | y/x/a.log    | true",
                "x/**/a.log       | x/a.log      | true",
                "x/**/a.log       | x/1/2/a.log  | true",
                "x/**             | x/1/2        | true",
                "x/**             | x/           | false",
                // a slash at the end is for directories only
                "build/           | build/       | true",
                "build/           | build        | false",
                "build/           | x/build/     | true",
                "x/build/         | y/x/build/   | false",
                // blanks, comments, escapes
                "# a              | # a          | false",
                "\\#a             | #a           | true",
                "\\!a             | !a           | true",
                "\"a  \"          | a            | true",
                "\"a\\ \"         | \"a \"       | true",
                "/                | a            | false",
                "a[               | a[           | false",
                "a\\              | a\\          | false",
                "[a-c].txt        | b.txt        | true",
                "[!a-c].txt       | d.txt        | true",
                "[[:upper:]].txt  | B.txt        | true",
                "foo*bar          | foo/bar      | false",
                "x/foo*           | x/foo/bar    | false",
            })
    void reads_a_line_as_git_does(String line, String path, boolean ignored) {
        IgnoreRules rules = IgnoreRules.NONE.and(".", line);
        boolean directory = path.endsWith("/");

        assertThat(rules.ignores(directory ? path.substring(0, path.length() - 1) : path, directory))
                .isEqualTo(ignored);
    }

    @Test
    void the_last_line_that_fits_decides() {
        IgnoreRules rules = IgnoreRules.NONE.and(".", "*.log\n!keep.log\r\n/x/keep.log\n");

        assertThat(rules.ignores("a.log", false)).isTrue();
        assertThat(rules.ignores("keep.log", false)).isFalse();
        assertThat(rules.ignores("x/keep.log", false)).isTrue();
    }

    @Test
    void a_file_further_down_decides_before_one_above() {
        IgnoreRules rules = IgnoreRules.NONE.and(".", "*.log").and("x", "!a.log\n/b.txt");

        assertThat(rules.ignores("x/a.log", false)).isFalse();
        assertThat(rules.ignores("x/b.log", false)).isTrue();
        assertThat(rules.ignores("x/b.txt", false)).isTrue();
        assertThat(rules.ignores("x/y/b.txt", false)).isFalse();
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_first_line() {
        assertThat(IgnoreRules.NONE.and(".", "\uFEFFa").ignores("a", false)).isTrue();
    }
}
