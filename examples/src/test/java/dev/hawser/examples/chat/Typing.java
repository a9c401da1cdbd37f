package dev.hawser.examples.chat;

import static java.util.Objects.requireNonNull;

import dev.hawser.agent.model.Model;
import dev.hawser.examples.chat.change.Tree;
import dev.hawser.examples.chat.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jspecify.annotations.Nullable;

/** A user who types at a terminal without any abilities, about the files of a directory. */
final class Typing {

    private final Path directory;
    private final Conversations conversations;
    private @Nullable Terminal terminal;

    Typing(Path directory, Path home) {
        this.directory = directory;
        this.conversations = new Conversations(home);
    }

    /** Returns what the terminal shows, without the durations. */
    String says(Model model, String... lines) {
        return says(model, chat -> {}, lines);
    }

    /** The same, after something else was done with the chat. */
    String says(Model model, Consumer<Chat> first, String... lines) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        try (Keyboard keyboard = new Keyboard(this::pressCtrlC, shown, lines)) {
            terminal = new DumbTerminal("test", Terminal.TYPE_DUMB, keyboard, shown, StandardCharsets.UTF_8);
            try (Screen screen = Screen.on(terminal);
                    Chat chat = new Chat(model, Tree.at(directory), screen, conversations)) {
                first.accept(chat);
                chat.talk();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shown.toString(StandardCharsets.UTF_8).replaceAll("\\d+ ms|\\d+\\.\\d s", "0 ms");
    }

    /** Presses Ctrl-C now. */
    void pressCtrlC() {
        requireNonNull(terminal).raise(Terminal.Signal.INT);
    }

    /** Returns all files below the directory with their content, and directories with none. */
    TreeMap<String, String> files() {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(path -> !path.equals(directory)).toList()) {
                String name = directory.relativize(path).toString();
                files.put(
                        Files.isDirectory(path) ? name + "/" : name,
                        Files.isDirectory(path) ? "" : Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
