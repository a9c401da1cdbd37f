package dev.hawser.examples.review.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void excerpts_that_touch_are_read_as_one() {
        assertThat(Excerpt.merged(List.of(
                        new Excerpt("B.java", 30, 40),
                        new Excerpt("A.java", 1, 9),
                        new Excerpt("B.java", 1, 10),
                        new Excerpt("B.java", 11, 12),
                        new Excerpt("B.java", 2, 5))))
                .containsExactly(
                        new Excerpt("B.java", 1, 12), new Excerpt("B.java", 30, 40), new Excerpt("A.java", 1, 9));
    }
}
