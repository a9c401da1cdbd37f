package dev.hawser.tools.fs.workspace;

import static dev.hawser.tools.fs.workspace.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningWorkspacesTest {

    @TempDir
    Path host;

    @Test
    void the_root_is_an_existing_directory() throws IOException {
        Path file = Files.createFile(host.resolve("file"));

        assertThatThrownBy(() -> Workspace.at(host.resolve("nothing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the workspace '" + host.resolve("nothing")
                        + "' is not an existing directory: create it first, or check the path");
        assertThatThrownBy(() -> Workspace.at(file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void links_on_the_way_to_the_root_are_followed_once() throws IOException {
        Path real = Files.createDirectory(host.resolve("real"));
        Files.writeString(real.resolve("a"), "real");
        Path other = Files.createDirectory(host.resolve("other"));
        Files.writeString(other.resolve("a"), "other");
        Path link = Files.createSymbolicLink(host.resolve("link"), real);
        Workspace workspace = Workspace.at(link);

        Files.delete(link);
        Files.createSymbolicLink(link, other);

        assertThat(workspace.read("a").bytes()).isEqualTo("real".getBytes(UTF_8));
    }

    @Test
    void a_root_that_was_replaced_is_not_written_to_and_its_path_not_told() throws IOException {
        Path root = Files.createDirectory(host.resolve("w"));
        Workspace workspace = Workspace.at(root);
        Files.move(root, host.resolve("gone"));
        Files.createDirectory(root);

        assertThat(assertRefused(Code.IO, () -> workspace.createDirectories("d")))
                .contains("moved or replaced")
                .doesNotContain(host.toString());
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void a_jvm_that_can_t_express_all_file_names_says_how_to_start_it() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder child = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        InAnyLocale.class.getName(),
                        host.toString())
                .redirectErrorStream(true);
        child.environment().put("LC_ALL", "POSIX");

        Process process = child.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(output).contains("start it with the environment variable LC_ALL=C.UTF-8");
    }

    /** Prints what opening a workspace says. */
    static final class InAnyLocale {

        private InAnyLocale() {}

        public static void main(String[] args) {
            try {
                Workspace.at(Path.of(args[0]));
            } catch (UnsupportedOperationException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
