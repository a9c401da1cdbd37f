package dev.hawser.tools.fs.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "...", ".a", " ", "a b", "~", "a\\b", "日本語", "a\nb"})
    void is_exactly_one_component(String text) {
        assertThat(Name.of(text).text()).isEqualTo(text);
        assertThat(Name.of(text).path().getNameCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "/", "a/b", "a/", "/a", "../a", "a/..", "a\0b", "\ud800"})
    void is_nothing_else(String text) {
        assertThatThrownBy(() -> Name.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sorts_by_text() {
        assertThat(Name.of("a")).isLessThan(Name.of("b")).isEqualByComparingTo(Name.of("a"));
    }
}
