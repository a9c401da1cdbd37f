package dev.hawser.examples.chat.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.message.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    @TempDir
    private Path directory;

    @TempDir
    private Path logs;

    private Playground playground;
    private SortedMap<String, String> before;

    @BeforeEach
    void some_files() throws IOException {
        playground = new Playground(directory, logs);
        playground.write("a.txt", "one\ntwo");
        playground.write("src/b.txt", "b\n");
        playground.write(
                "long.txt", IntStream.rangeClosed(1, 30).mapToObj(i -> i + "\n").collect(Collectors.joining()));
        before = playground.files();
    }

    @AfterEach
    void nothing_has_changed() throws IOException {
        assertThat(playground.files()).isEqualTo(before);
    }

    @Test
    void shows_an_edit() {
        assertThat(diff("edit_file", "{\"path\":\"a.txt\",\"edits\":[{\"old\":\"two\",\"new\":\"2\\nthree\"}]}"))
                .isEqualTo("""
                        --- a.txt
                        +++ a.txt
                        @@ -1,2 +1,3 @@
                         one
                        -two
                        \\ No newline at end of file
                        +2
                        +three
                        \\ No newline at end of file""");
    }

    @Test
    void shows_places_far_apart_with_three_lines_around_each_and_near_ones_together() {
        assertThat(
                        diff(
                                "edit_file",
                                "{\"path\":\"long.txt\",\"edits\":[{\"old\":\"\\n5\\n\",\"new\":\"\\nfive\\n\"},"
                                        + "{\"old\":\"\\n11\\n\",\"new\":\"\\n\"},{\"old\":\"\\n25\\n\",\"new\":\"\\n25\\n25.5\\n\"}]}"))
                .isEqualTo("""
                        --- long.txt
                        +++ long.txt
                        @@ -2,13 +2,12 @@
                         2
                         3
                         4
                        -5
                        +five
                         6
                         7
                         8
                         9
                         10
                        -11
                         12
                         13
                         14
                        @@ -23,6 +22,7 @@
                         23
                         24
                         25
                        +25.5
                         26
                         27
                         28""");
    }

    @Test
    void shows_a_new_file_and_what_is_overwritten() {
        assertThat(diff("write_file", "{\"path\":\"n/c.txt\",\"content\":\"c\\n\"}"))
                .isEqualTo("--- /dev/null\n+++ n/c.txt\n@@ -0,0 +1 @@\n+c");
        assertThat(diff("write_file", "{\"path\":\"src/b.txt\",\"content\":\"c\\n\",\"mode\":\"overwrite\"}"))
                .isEqualTo("--- src/b.txt\n+++ src/b.txt\n@@ -1 +1 @@\n-b\n+c");
    }

    @Test
    void shows_what_is_deleted_moved_and_made() {
        assertThat(diff("delete_file", "{\"path\":\"src\",\"recursive\":true}"))
                .isEqualTo("--- src/b.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-b");
        assertThat(diff("move_file", "{\"from\":\"src\",\"to\":\"lib\"}"))
                .isEqualTo("rename from src/b.txt\nrename to lib/b.txt");
        assertThat(diff("make_directory", "{\"path\":\"x/y\"}")).isEqualTo("create directory x/y");
    }

    @Test
    void shows_a_patch() {
        assertThat(diff(
                        "apply_patch",
                        "{\"patch\":\"*** Begin Patch\\n*** Update File: src/b.txt\\n@@\\n-b\\n+c\\n"
                                + "*** Add File: n.txt\\n+n\\n*** End Patch\"}"))
                .isEqualTo("""
                        --- /dev/null
                        +++ n.txt
                        @@ -0,0 +1 @@
                        +n
                        --- src/b.txt
                        +++ src/b.txt
                        @@ -1 +1 @@
                        -b
                        +c""");
    }

    @Test
    void shows_characters_that_hide_or_reorder_as_they_are_written() {
        assertThat(diff("write_file", "{\"path\":\"c.txt\",\"content\":\"a\\u202eb\\u001b[2J\\r\\n\"}"))
                .endsWith("+a\\u202eb\\u001b[2J\\r");
    }

    @Test
    void says_what_the_call_would_fail_with() {
        Rehearsal rehearsal =
                rehearse("edit_file", "{\"path\":\"a.txt\",\"edits\":[{\"old\":\"nowhere\",\"new\":\"2\"}]}");

        assertThat(rehearsal.diff()).isEmpty();
        assertThat(rehearsal.failsWith())
                .hasValueSatisfying(why -> assertThat(why).startsWith("'a.txt' was not changed."));
        assertThat(rehearse("write_file", "{\"path\":\"../x\",\"content\":\"\"}")
                        .failsWith())
                .hasValueSatisfying(why -> assertThat(why).startsWith("outside:"));
        assertThat(rehearse("write_file", "{\"content\":\"\"}").failsWith()).isPresent();
        assertThat(rehearse("write_file", "{\"path\":\".git/config\",\"content\":\"\"}")
                        .failsWith())
                .hasValueSatisfying(why -> assertThat(why).startsWith("protected:"));
    }

    @Test
    void does_not_hold_any_more_when_the_file_was_changed_meanwhile() throws IOException {
        Content.ToolUse call = Playground.call("delete_file", "{\"path\":\"a.txt\"}");
        Rehearsal rehearsal = Rehearsal.of(playground.tree(), call);

        assertThat(rehearsal.holds(playground.tree(), call)).isTrue();
        playground.write("a.txt", "new");
        before = playground.files();
        assertThat(rehearsal.holds(playground.tree(), call)).isFalse();
    }

    @Test
    void says_why_it_has_nothing_to_show() throws IOException {
        Files.createSymbolicLink(directory.resolve("link"), Path.of("a.txt"));
        before = playground.files();

        Rehearsal rehearsal = rehearse("delete_file", "{\"path\":\"link\"}");

        assertThat(rehearsal.diff()).isEmpty();
        assertThat(rehearsal.unseen()).isEqualTo("link: a link");
    }

    @Test
    void shows_no_directory_that_is_too_large_to_keep() throws IOException {
        Files.createDirectory(directory.resolve("many"));
        for (int i = 0; i < 2100; i++) {
            Files.createFile(directory.resolve("many/" + i));
        }
        before = playground.files();

        assertThat(rehearse("delete_file", "{\"path\":\"many\",\"recursive\":true}")
                        .unseen())
                .isEqualTo("many: a directory with more than 2000 entries");
    }

    private String diff(String tool, String input) {
        Rehearsal rehearsal = rehearse(tool, input);
        assertThat(rehearsal.failsWith()).isEmpty();
        assertThat(rehearsal.unseen()).isNull();
        return String.join("\n", rehearsal.diff());
    }

    private Rehearsal rehearse(String tool, String input) {
        return Rehearsal.of(playground.tree(), Playground.call(tool, input));
    }
}
