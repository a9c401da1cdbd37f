package dev.hawser.tools.fs.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void lines_end_with_a_line_feed_or_the_text() {
        Lines lines = new Lines("a\r\n\nb\rc\n d");

        assertThat(lines.count()).isEqualTo(4);
        assertThat(lines.line(1)).isEqualTo("a");
        assertThat(lines.line(2)).isEmpty();
        assertThat(lines.line(3)).isEqualTo("b\rc");
        assertThat(lines.line(4)).isEqualTo(" d");
        assertThat(lines.ending(1)).isEqualTo(LineEnding.CRLF);
        assertThat(lines.ending(2)).isEqualTo(LineEnding.LF);
        assertThat(lines.ending(4)).isEqualTo(LineEnding.NONE);
    }

    @Test
    void a_text_that_ends_in_a_line_feed_has_no_line_behind_it() {
        assertThat(new Lines("a\n").count()).isEqualTo(1);
        assertThat(new Lines("\n").count()).isEqualTo(1);
        assertThat(new Lines("").count()).isZero();
    }

    @Test
    void an_offset_is_in_the_line_whose_characters_or_ending_it_is_at() {
        Lines lines = new Lines("ab\r\nc\n");

        assertThat(lines.at(0)).isEqualTo(1);
        assertThat(lines.at(3)).isEqualTo(1);
        assertThat(lines.at(4)).isEqualTo(2);
        assertThat(lines.at(6)).isEqualTo(2);
        assertThat(new Lines("").at(0)).isEqualTo(1);
    }

    @Test
    void a_new_line_ends_like_its_neighbours() {
        assertThat(new Lines("a\r\nb\nc").endingNear(1)).isEqualTo(LineEnding.CRLF);
        assertThat(new Lines("a\r\nb\nc").endingNear(2)).isEqualTo(LineEnding.LF);
        assertThat(new Lines("a\r\nb").endingNear(2)).isEqualTo(LineEnding.CRLF);
        assertThat(new Lines("a").endingNear(1)).isEqualTo(LineEnding.LF);
        assertThat(new Lines("").endingNear(1)).isEqualTo(LineEnding.LF);
    }
}
