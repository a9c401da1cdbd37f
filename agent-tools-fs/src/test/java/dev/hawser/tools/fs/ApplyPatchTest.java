package dev.hawser.tools.fs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.workspace.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyPatchTest {

    @TempDir
    private Path root;

    private TemporaryWorkspace files;

    @BeforeEach
    void open() {
        files = new TemporaryWorkspace(root);
    }

    @Test
    void changes_adds_moves_and_deletes_files_and_tells_what_became_of_each() {
        files.with("a.txt", "one\ntwo\nthree\n")
                .with("b.txt", "b\n")
                .with("c.txt", "c\n")
                .with("old.bin", "\0");

        String answer = apply("""
                *** Update File: a.txt
                @@
                 one
                -two
                +2
                *** Update File: b.txt
                *** Move to: d/e/b.txt
                @@
                -b
                +B
                *** Update File: c.txt
                *** Move to: d/c.txt
                *** Add File: new/n.txt
                +new
                *** Delete File: old.bin
                """);

        assertThat(answer).isEqualTo("""
                Applied the patch to 5 files.
                M a.txt (version %s, 3 lines, 12 bytes)
                1	one
                2-	two
                2+	2
                3	three
                R b.txt -> d/e/b.txt (version %s, 1 line, 2 bytes)
                1-	b
                1+	B
                R c.txt -> d/c.txt
                A new/n.txt (version %s, 1 line, 4 bytes)
                D old.bin
                """.formatted(version("a.txt"), version("d/e/b.txt"), version("new/n.txt")));
        assertThat(files.text("a.txt")).isEqualTo("one\n2\nthree\n");
        assertThat(files.text("d/e/b.txt")).isEqualTo("B\n");
        assertThat(files.text("d/c.txt")).isEqualTo("c\n");
        assertThat(files.text("new/n.txt")).isEqualTo("new\n");
        assertThat(root.toFile().list()).containsExactlyInAnyOrder("a.txt", "d", "new");
    }

    @Test
    void keeps_encoding_invalid_bytes_and_permissions() throws IOException {
        files.with("a.txt", "\uFEFFé\r\none\r\n".getBytes(UTF_16LE)).with("b.txt", "\u00E9\none".getBytes(ISO_8859_1));
        Files.setPosixFilePermissions(root.resolve("b.txt"), PosixFilePermissions.fromString("rwxr-x--x"));

        apply("""
                *** Update File: a.txt
                @@
                 é
                -one
                +two
                *** Update File: b.txt
                *** Move to: c.txt
                @@
                -one
                +two
                """);

        assertThat(files.bytes("a.txt")).isEqualTo("\uFEFFé\r\ntwo\r\n".getBytes(UTF_16LE));
        assertThat(files.bytes("c.txt")).isEqualTo("\u00E9\ntwo".getBytes(ISO_8859_1));
        assertThat(Files.getPosixFilePermissions(root.resolve("c.txt")))
                .isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
    }

    @Test
    void notes_how_hunks_were_read_and_joins_updates_of_one_file() {
        files.with("a.txt", "a \nb\nc\nd\n");

        assertThat(apply("""
                        *** Update File: a.txt
                        @@
                        -a
                        +A
                        *** Update File: a.txt
                        @@
                        -d
                        +D
                        """)).isEqualTo("""
                        Applied the patch to 1 file.
                        M a.txt (version %s, 4 lines, 8 bytes)
                        [hunk 1 was found apart from blanks at the end of lines.]
                        1-	a\s
                        1+	A
                        2	b
                        3	c
                        4-	d
                        4+	D
                        """.formatted(version("a.txt")));
    }

    @Test
    void tells_the_problems_of_all_files_at_once_and_changes_nothing() throws IOException {
        files.with("good.txt", "good\n")
                .with("a.txt", "one\ntwo\n")
                .with("twice.txt", "x\nx\n")
                .with("there.txt", "t\n")
                .with("b.bin", "a\0b")
                .with("same.txt", "s\n")
                .with("d/f.txt", "");
        Files.createSymbolicLink(root.resolve("link"), Path.of("good.txt"));
        TreeSnapshot before = TreeSnapshot.of(root);

        assertThatThrownBy(() -> apply("""
                        *** Update File: good.txt
                        @@
                        -good
                        +better
                        *** Update File: a.txt
                        @@
                         one
                        -three
                        +3
                        *** Update File: twice.txt
                        @@
                        -x
                        +y
                        *** Update File: missing.txt
                        @@
                        -x
                        +y
                        *** Add File: there.txt
                        +x
                        *** Update File: b.bin
                        @@
                        -a
                        +b
                        *** Delete File: d
                        *** Update File: link
                        @@
                        -good
                        +bad
                        *** Update File: same.txt
                        @@
                        -s
                        +s
                        *** Add File: .git/config
                        +x
                        *** Delete File: ./good.txt
                        *** Update File: ../x
                        *** Move to: y
                        *** Add File: n/
                        +x
                        """)).isInstanceOf(ToolException.class).hasMessage("""
                        patch was not applied, because of 12 problems. Nothing was changed.
                        1. 'a.txt', hunk 1 (line 7 of the patch): its lines aren't in the file. The nearest text is below: > marks the \
                        lines of the file that differ, patch those that you gave instead.
                        1	one
                        2>	two
                        patch	three
                        2. 'twice.txt', hunk 1 (line 12 of the patch): its lines are there 2 times, on lines 1, 2. Add lines around \
                        them, or an @@ line with the function or class before them, until only one place fits.
                        3. not_found: 'missing.txt' does not exist. To see what is there, list '.'.
                        4. exists: 'there.txt' exists already. Change it with *** Update File, or choose another path.
                        5. not_text: 'b.bin' is a binary file, and only text can be changed. Nothing was written. Change what it was \
                        made from.
                        6. is_directory: 'd' is a directory, and a patch deletes files only. Use delete_file.
                        7. symlink: 'link' is a symbolic link, and changes are not made through links. Use the path of what it points \
                        at.
                        8. 'same.txt' would not change: its - and + lines are the same.
                        9. protected: '.git/config' is protected from changes: it belongs to version control, to the agent itself or \
                        to the file system. Leave it alone, or choose another name.
                        10. './good.txt' is there twice: say all that happens to a file in one place, with *** Update File and *** \
                        Move to, or take two patches.
                        11. outside: '../x' goes up out of the workspace. Only what is within the workspace can be used.
                        12. invalid_path: 'n/' ends like the path of a directory. Give the path of a file.
                        Mend the patch, and send the whole of it again.""");

        assertThat(TreeSnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void a_file_that_fails_anywhere_leaves_everything_untouched() throws IOException {
        List<String> broken = List.of(
                "*** Update File: f0\n@@\n-not there at all\n+x\n",
                "*** Update File: missing\n@@\n-x\n+y\n",
                "*** Update File: f1\n@@\n+where?\n",
                "*** Update File: f2\n*** Move to: ../f2\n",
                "*** Add File: f0/below\n+x\n",
                "*** Add File: f3\n+x\n",
                "*** Delete File: .\n");
        List<String> good = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            files.with("f" + i, "one\ntwo\n").with("d/g" + i, "x\n");
            good.add("*** Update File: d/g%d\n*** Move to: new%d/g\n@@\n-x\n+y\n".formatted(i, i));
            good.add("*** Add File: n/%d\n+x\n".formatted(i));
        }
        for (int i = 4; i < 10; i++) {
            good.add("*** Delete File: f%d\n".formatted(i));
        }
        TreeSnapshot before = TreeSnapshot.of(root);
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<String> sections = new ArrayList<>(good);
            Collections.shuffle(sections, random);
            sections.add(random.nextInt(sections.size() + 1), broken.get(seed % broken.size()));

            assertThatThrownBy(() -> apply(String.join("", sections)))
                    .as("seed %d", seed)
                    .hasMessageStartingWith("patch was not applied, because of 1 problem. Nothing was changed.");
            assertThat(TreeSnapshot.of(root)).as("seed %d", seed).isEqualTo(before);
        }
        assertThat(apply(String.join("", good))).startsWith("Applied the patch to 26 files.\n");
    }

    @Test
    void moves_never_replace_anything() throws IOException {
        files.with("a.txt", "a\n").with("b.txt", "b\n");
        TreeSnapshot before = TreeSnapshot.of(root);

        assertThatThrownBy(() -> apply("*** Update File: a.txt\n*** Move to: b.txt\n"))
                .hasMessageContaining("1. exists: 'b.txt' exists already. Choose another path for *** Move to.");
        assertThatThrownBy(() -> apply("*** Update File: a.txt\n*** Move to: ./a.txt\n"))
                .hasMessageContaining("1. 'a.txt' would not change: it has that path already.");
        assertThatThrownBy(() -> apply("*** Update File: a.txt\n*** Move to: c.txt\n*** Add File: c.txt\n+x\n"))
                .hasMessageContaining("1. 'c.txt' is there twice");

        assertThat(TreeSnapshot.of(root)).isEqualTo(before);
    }

    @Test
    void a_link_is_deleted_itself() throws IOException {
        files.with("a.txt", "a\n");
        Files.createSymbolicLink(root.resolve("link"), Path.of("a.txt"));

        assertThat(apply("*** Delete File: link\n")).isEqualTo("Applied the patch to 1 file.\nD link\n");
        assertThat(root.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void an_answer_that_would_be_too_long_leaves_out_the_lines_of_large_changes() {
        String many = IntStream.range(0, 140)
                .mapToObj(i -> "x".repeat(120) + i + "\n")
                .collect(Collectors.joining());
        StringBuilder patch = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            files.with(i + ".txt", many);
            patch.append("*** Update File: ").append(i).append(".txt\n@@\n");
            many.lines().forEach(line -> patch.append('-').append(line).append("\n"));
            patch.append("+short\n");
        }
        files.with("small.txt", "one\n");
        patch.append("*** Update File: small.txt\n@@\n-one\n+two\n");

        String answer = apply(patch.toString());

        assertThat(answer.length()).isLessThan(45_000);
        assertThat(answer).contains("1+\tshort\n").endsWith("""
                M 9.txt (version %s, 1 line, 6 bytes)
                [The changed lines are not shown. Next: read_file {"path":"9.txt"}]
                M small.txt (version %s, 1 line, 4 bytes)
                1-	one
                1+	two
                """.formatted(version("9.txt"), version("small.txt")));
    }

    @Test
    void a_file_that_was_patched_counts_as_seen() {
        files.with("a.txt", "one\n");
        apply("*** Update File: a.txt\n@@\n-one\n+two\n");
        String patched = version("a.txt");
        files.with("a.txt", "three\n");

        assertThatThrownBy(() -> files.all.writeFile("a.txt", "x", WriteFile.Mode.OVERWRITE, patched))
                .hasMessageEndingWith("This is what changed:\n1-\ttwo\n1+\tthree\n");
    }

    @Test
    void too_many_files_are_refused() {
        String patch = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> "*** Add File: " + i + "\n+x\n")
                .collect(Collectors.joining());

        assertThatThrownBy(() -> apply(patch))
                .hasMessage("patch is for 101 files, and 100 are the most. Split it into several.");
        assertThat(root).isEmptyDirectory();
    }

    private String apply(String sections) {
        return files.all.applyPatch("*** Begin Patch\n" + sections + "*** End Patch\n");
    }

    private String version(String path) {
        return files.workspace.version(path);
    }
}
