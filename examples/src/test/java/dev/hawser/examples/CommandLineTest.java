package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** What is typed wrong is explained, without a stack trace. */
class CommandLineTest {

    @TempDir
    private Path temp;

    @Test
    void without_a_command_the_commands_are_shown() {
        assertThat(mistake())
                .startsWith("Usage: hawser-examples")
                .contains("chat ", "review ", "workflow ", "resume ", "tools ");
    }

    @Test
    void a_command_that_is_not_there_is_told_from_those_that_are() {
        assertThat(mistake("reveiw", "src")).isEqualTo("""
                error: there is no command 'reveiw'; the commands are chat, review, workflow, resume, tools
                Did you mean: hawser-examples review or hawser-examples resume?
                Try: hawser-examples --help
                """);
        assertThat(mistake("--nope")).startsWith("error: Unknown option: '--nope'\n");
    }

    @Test
    void what_is_no_directory_is_named_before_anything_is_written() throws IOException {
        Path nothing = temp.resolve("nothing");
        Path file = Files.writeString(temp.resolve("file"), "");
        Path sessions = temp.resolve("sessions");

        assertThat(mistake("resume", nothing, "--sessions", sessions)).isEqualTo("""
                error: '%s' is not a directory
                Try: hawser-examples resume --help
                """.formatted(nothing));
        assertThat(mistake("resume", file, "--sessions", sessions)).contains("'" + file + "' is not a directory");
        assertThat(sessions).doesNotExist();
    }

    @Test
    void a_home_that_can_not_be_made_is_named() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThat(mistake("chat", temp, "--home", file))
                .startsWith("error: conversations can't be kept in " + file
                        + ": name a directory with --home that you may write to (")
                .doesNotContain("\tat ");
    }

    private static String mistake(Object... arguments) {
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        assertThat(Main.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                        .execute(words))
                .isEqualTo(2);
        return err.toString();
    }
}
