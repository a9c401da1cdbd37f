package dev.hawser.examples.chat.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoTest {

    @TempDir
    private Path directory;

    @TempDir
    private Path logs;

    private Playground playground;
    private SortedMap<String, String> before;

    @BeforeEach
    void some_files() throws IOException {
        playground = new Playground(directory, logs);
        playground.write("a.txt", "one\r\ntwo\n");
        playground.write("src/b.txt", "b\n");
        playground.write("src/deep/c.txt", "c\n");
        before = playground.files();
    }

    @Test
    void puts_back_a_file_that_was_edited() throws IOException {
        playground.turn("edit_file", "{\"path\":\"a.txt\",\"edits\":[{\"old\":\"two\",\"new\":\"2\"}]}");

        assertThat(playground.files()).containsEntry("a.txt", "one\r\n2\n");
        assertThat(playground.undo()).isEqualTo(new Undo(List.of(), List.of("a.txt"), List.of()));
        assertThat(playground.files()).isEqualTo(before);
    }

    @Test
    void removes_what_was_created_with_the_directories_above() throws IOException {
        playground.turn("write_file", "{\"path\":\"new/dir/d.txt\",\"content\":\"d\"}");

        assertThat(playground.undo())
                .isEqualTo(new Undo(List.of("new", "new/dir", "new/dir/d.txt"), List.of(), List.of()));
        assertThat(playground.files()).isEqualTo(before);
    }

    @Test
    void puts_back_a_directory_that_was_deleted() throws IOException {
        playground.turn("delete_file", "{\"path\":\"src\",\"recursive\":true}");

        assertThat(playground.files()).containsOnlyKeys("a.txt");
        assertThat(playground.undo().restored()).isEqualTo(List.of("src", "src/b.txt", "src/deep", "src/deep/c.txt"));
        assertThat(playground.files()).isEqualTo(before);
    }

    @Test
    void puts_back_the_permissions_of_a_file_that_was_deleted() throws IOException {
        Path script = directory.resolve("a.txt");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x--x"));

        playground.turn("delete_file", "{\"path\":\"a.txt\"}");
        playground.undo();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
                .isEqualTo("rwxr-x--x");
    }

    @Test
    void puts_back_files_with_names_that_are_odd() throws IOException {
        playground.write("odd\\\\name $1 'x'.txt", "odd");
        before = playground.files();

        playground.turn("delete_file", "{\"path\":\"odd\\\\\\\\name $1 'x'.txt\"}");
        playground.undo();

        assertThat(playground.files()).isEqualTo(before);
    }

    @Test
    void moves_back_a_directory_that_was_moved() throws IOException {
        playground.turn("move_file", "{\"from\":\"src\",\"to\":\"lib/src\"}");

        assertThat(playground.files()).containsKeys("lib/src/deep/c.txt").doesNotContainKeys("src/");
        playground.undo();
        assertThat(playground.files()).isEqualTo(before);
    }

    @Test
    void puts_back_a_file_that_was_overwritten_by_a_move() throws IOException {
        playground.turn("move_file", "{\"from\":\"src/b.txt\",\"to\":\"a.txt\",\"overwrite\":true}");

        assertThat(playground.files()).containsEntry("a.txt", "b\n");
        playground.undo();
        assertThat(playground.files()).isEqualTo(before);
    }

    @Test
    void takes_back_a_patch_of_several_files() throws IOException {
        playground.turn(
                "apply_patch",
                "{\"patch\":\"*** Begin Patch\\n*** Update File: a.txt\\n*** Move to: z.txt\\n@@\\n one\\n-two\\n+2\\n"
                        + "*** Delete File: src/b.txt\\n*** Add File: src/n.txt\\n+n\\n*** End Patch\"}");

        assertThat(playground.files().keySet())
                .isEqualTo(Set.of("src/", "src/deep/", "src/deep/c.txt", "src/n.txt", "z.txt"));
        playground.undo();
        assertThat(playground.files()).isEqualTo(before);
    }

    @Test
    void takes_back_all_calls_of_a_turn_to_what_was_before_the_first() throws IOException {
        playground.turn(
                "write_file", "{\"path\":\"n/d.txt\",\"content\":\"1\"}",
                "write_file", "{\"path\":\"n/d.txt\",\"content\":\"2\",\"mode\":\"overwrite\"}",
                "move_file", "{\"from\":\"n\",\"to\":\"m\"}",
                "edit_file", "{\"path\":\"m/d.txt\",\"edits\":[{\"old\":\"2\",\"new\":\"3\"}]}",
                "make_directory", "{\"path\":\"m/e\"}",
                "delete_file", "{\"path\":\"a.txt\"}",
                "write_file", "{\"path\":\"a.txt\",\"content\":\"new\"}");

        assertThat(playground.files()).containsEntry("m/d.txt", "3").containsEntry("a.txt", "new");
        playground.undo();
        assertThat(playground.files()).isEqualTo(before);
    }

    @Test
    void takes_back_turn_after_turn_also_after_a_restart() throws IOException {
        playground.turn("write_file", "{\"path\":\"a.txt\",\"content\":\"first\",\"mode\":\"overwrite\"}");
        playground.turn("write_file", "{\"path\":\"a.txt\",\"content\":\"second\",\"mode\":\"overwrite\"}");
        playground.restart();

        playground.undo();
        assertThat(playground.files()).containsEntry("a.txt", "first");
        playground.undo();
        assertThat(playground.files()).isEqualTo(before);
        assertThat(playground.hasUndo()).isFalse();
    }

    @Test
    void leaves_what_was_changed_since() throws IOException {
        playground.turn(
                "write_file", "{\"path\":\"a.txt\",\"content\":\"agent\",\"mode\":\"overwrite\"}",
                "write_file", "{\"path\":\"src/b.txt\",\"content\":\"agent\",\"mode\":\"overwrite\"}");
        playground.write("a.txt", "the user's own");

        assertThat(playground.undo())
                .isEqualTo(new Undo(List.of(), List.of("src/b.txt"), List.of("a.txt: it was changed since")));
        assertThat(playground.files()).containsEntry("a.txt", "the user's own").containsEntry("src/b.txt", "b\n");
    }

    @Test
    void leaves_a_new_directory_in_which_is_something_else_by_now() throws IOException {
        playground.turn("write_file", "{\"path\":\"new/d.txt\",\"content\":\"d\"}");
        playground.write("new/mine.txt", "mine");

        Undo undo = playground.undo();

        assertThat(undo.removed()).isEqualTo(List.of("new/d.txt"));
        assertThat(undo.left()).singleElement().asString().startsWith("new: not_empty:");
        assertThat(playground.files()).containsEntry("new/mine.txt", "mine");
    }

    @Test
    void says_what_it_could_not_keep() throws IOException {
        Files.createSymbolicLink(directory.resolve("src/link"), Path.of("b.txt"));

        playground.turn("delete_file", "{\"path\":\"src\",\"recursive\":true}");

        assertThat(playground.undo().left()).isEqualTo(List.of("src/link: it was not kept (a link)"));
        assertThat(playground.files()).isEqualTo(before);
    }

    @Test
    void passes_over_turns_that_changed_nothing() throws IOException {
        playground.turn("write_file", "{\"path\":\"a.txt\",\"content\":\"first\",\"mode\":\"overwrite\"}");
        playground.turn("edit_file", "{\"path\":\"a.txt\",\"edits\":[{\"old\":\"nowhere\",\"new\":\"2\"}]}");

        assertThat(playground.undo()).isEqualTo(new Undo(List.of(), List.of("a.txt"), List.of()));
        assertThat(playground.files()).isEqualTo(before);
    }

    @Test
    void keeps_the_last_twenty_turns() throws IOException {
        for (int i = 1; i <= 25; i++) {
            playground.turn("write_file", "{\"path\":\"a.txt\",\"content\":\"" + i + "\",\"mode\":\"overwrite\"}");
        }
        int undone = 0;
        while (playground.hasUndo()) {
            playground.undo();
            undone++;
        }

        assertThat(undone).isEqualTo(20);
        assertThat(playground.files())
                .isEqualTo(
                        Map.of("a.txt", "5", "src/", "", "src/b.txt", "b\n", "src/deep/", "", "src/deep/c.txt", "c\n"));
    }
}
