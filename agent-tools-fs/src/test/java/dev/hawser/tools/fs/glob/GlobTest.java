package dev.hawser.tools.fs.glob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.java          | A.java               | true",
                "*.java          | src/a/A.java         | true",
                "*.java          | A.javax              | false",
                "*.java          | .java                | true",
                "A.java          | src/A.java           | true",
                "/*.java         | A.java               | true",
                "/*.java         | src/A.java           | false",
                "./*.java        | src/A.java           | false",
                "src/*.java      | src/A.java           | true",
                "src/*.java      | src/a/A.java         | false",
                "src/*.java      | x/src/A.java         | false",
                "src/**/*.java   | src/A.java           | true",
                "src/**/*.java   | src/a/b/A.java       | true",
                "src/**/*.java   | srcs/A.java          | false",
                "src/**          | src/a/b              | true",
                "src/**          | src                  | false",
                "**              | a/b/c                | true",
                "**/test/**      | a/test/b             | true",
                "**/test/**      | test/b               | true",
                "**/test/**      | a/testing/b          | false",
                "**.java         | a/b/A.java           | true",
                "a**b            | a/b                  | false",
                "?.txt           | é.txt                | true",
                "?.txt           | ab.txt               | false",
                "a?b             | a/b                  | false",
                "*.{java,kt}     | x/A.kt               | true",
                "*.{java,kt}     | x/A.py               | false",
                "{src,test}/**   | test/x               | true",
                "*.{c,{h,hp}p}   | a.hpp                | true",
                "*.{c,{h,hp}p}   | a.hp                 | true",
                "*.{c,{h,hp}p}   | a.h                  | false",
                "a{b             | a{b                  | true",
                "a{b}            | a{b}                 | true",
                "\\{a,b\\}       | {a,b}                | true",
                "[a-c]x          | bx                   | true",
                "[a-c]x          | dx                   | false",
                "[!a-c]x         | dx                   | true",
                "[!a-c]x         | ax                   | false",
                "[^a]x           | bx                   | true",
                "[]]x            | ]x                   | true",
                "[[:digit:]]x    | 7x                   | true",
                "x[!a]y          | x/y                  | false",
                "\\*.java        | *.java               | true",
                "\\*.java        | A.java               | false",
                "!*.min.js       | a/app.js             | true",
                "!*.min.js       | a/app.min.js         | false",
                "target/         | a/target             | true",
            })
    void fits_paths_as_people_expect(String pattern, String path, boolean fits) {
        assertThat(Glob.parse(pattern).matches(path)).isEqualTo(fits);
    }

    @Test
    void knows_whether_it_is_for_directories() {
        assertThat(Glob.parse("target/").isForDirectories()).isTrue();
        assertThat(Glob.parse("target").isForDirectories()).isFalse();
    }

    @Test
    void says_what_is_wrong_with_a_broken_pattern() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Glob.parse("a[b"))
                .withMessage("'a[b' is broken: close every [ with ], or write \\[ for the character itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Glob.parse(""))
                .withMessage("'' is no pattern: write one such as *.java or src/**/*.md");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Glob.parse("{a,b}".repeat(20)))
                .withMessageEndingWith("stands for more than 512 patterns: use fewer braces");
    }

    @Test
    void a_hostile_pattern_is_as_quick_as_any() {
        Glob glob = Glob.parse("**/" + "*a".repeat(200) + "b");

        assertThat(glob.matches("a".repeat(4000))).isFalse();
    }
}
