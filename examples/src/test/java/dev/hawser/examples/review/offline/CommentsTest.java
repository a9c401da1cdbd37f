package dev.hawser.examples.review.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommentsTest {

    @Test
    void comments_go_and_code_and_quoted_marks_stay() {
        List<String> lines = List.of(
                "int a = 1; // one",
                "/* two",
                "   three */ int b;",
                " * four",
                "String url = \"http://host/*\"; int c; /* five */ int d;",
                "String glob = \"src/**/*.java\";",
                "char quote = '\"'; // six");

        assertThat(Comments.removed("A.java", lines))
                .containsExactly(
                        "int a = 1;",
                        "",
                        " int b;",
                        "",
                        "String url = \"http://host/*\"; int c;  int d;",
                        "String glob = \"src/**/*.java\";",
                        "char quote = '\"';");
    }

    @Test
    void a_hash_begins_a_comment_where_it_does_in_the_language() {
        assertThat(Comments.removed("a.py", List.of("x = '#' # one", "y = 7 // 2", "# all")))
                .containsExactly("x = '#'", "y = 7 // 2", "");
        assertThat(Comments.removed("a.js", List.of("x = y # z"))).containsExactly("x = y # z");
    }
}
