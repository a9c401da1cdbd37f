package dev.hawser.lambda.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void text_from_files_and_models_cannot_become_markup() {
        assertThat(Markdown.plain("a *b* <script>\n# c | d")).isEqualTo("a \\*b\\* \\<script\\> \\# c \\| d");
        assertThat(Markdown.paragraphs("# Title\n<b>x</b>\n- item")).isEqualTo("**Title**\n&lt;b>x&lt;/b>\n- item");
    }

    @Test
    void code_with_backticks_gets_a_longer_fence() {
        assertThat(Markdown.code("int a;")).isEqualTo("`int a;`");
        assertThat(Markdown.code("a\u202e\u001bb")).isEqualTo("`a\uFFFD\uFFFDb`");
        assertThat(Markdown.code("x = `a` + ``b``")).isEqualTo("``` x = `a` + ``b`` ```");
    }

    @Test
    void a_link_target_may_hold_blanks_and_brackets() {
        assertThat(Markdown.target("../my dir/a(1)<2>.java#L3")).isEqualTo("<../my dir/a(1)%3C2%3E.java#L3>");
        assertThat(Markdown.target("a\u202eb\n")).isEqualTo("<a%E2%80%AEb%0A>");
    }
}
