package dev.hawser.examples.chat.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedString;

/**
 * The terminal. Where lines come from a file or a pipe there are no colours and no line editing, and each line that is read
 * is shown behind its prompt, so that the output reads like the conversation.
 *
 * <p>Writing is safe from any thread. Whatever is written is made harmless first: a file or a model can't send the terminal
 * control sequences.
 */
public final class Screen implements AutoCloseable {

    private final Terminal terminal;
    private final LineReader lines;
    private final LineReader answers;
    private final boolean echo;
    private boolean atLineStart = true;

    private Screen(Terminal terminal, LineReader lines, LineReader answers) {
        this.terminal = terminal;
        this.lines = lines;
        this.answers = answers;
        this.echo = terminal instanceof DumbTerminal;
    }

    /**
     * Opens the terminal of this process.
     *
     * @param history where to keep what was typed
     * @param completer says how a line can go on
     */
    public static Screen ofProcess(Path history, Completer completer) {
        try {
            Terminal terminal =
                    TerminalBuilder.builder().system(true).dumb(true).build();
            LineReaderBuilder reader = reader(terminal).completer(completer);
            if (!(terminal instanceof DumbTerminal)) {
                reader.variable(LineReader.HISTORY_FILE, history);
            }
            return new Screen(terminal, reader.build(), reader(terminal).build());
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal can't be opened", e);
        }
    }

    /** Uses a terminal that is open. Closing the screen closes it. */
    public static Screen on(Terminal terminal) {
        return new Screen(terminal, reader(terminal).build(), reader(terminal).build());
    }

    /** What is typed is prose: no quote has to be closed, and an exclamation mark is one. */
    private static LineReaderBuilder reader(Terminal terminal) {
        DefaultParser prose = new DefaultParser();
        prose.setQuoteChars(new char[0]);
        prose.setEscapeChars(new char[0]);
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(prose)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, false);
    }

    /** Reads what the user says next; it is kept in the history. Ctrl-C behind some words clears them: an empty line. */
    public Input read(String prompt) {
        return read(lines, prompt, true);
    }

    /** Reads the answer to a question. */
    public Input ask(String question) {
        return read(answers, question, false);
    }

    private Input read(LineReader reader, String prompt, boolean clears) {
        startLine();
        try {
            return line(reader.readLine(new AttributedString(prompt, Style.QUESTION.look()).toAnsi(terminal)));
        } catch (UserInterruptException e) {
            endEchoedLine();
            return clears && !e.getPartialLine().isBlank() ? new Input.Line("") : new Input.Interrupt();
        } catch (EndOfFileException e) {
            String rest = e.getPartialLine();
            if (rest != null && !rest.isBlank()) {
                return line(rest);
            }
            endEchoedLine();
            return new Input.End();
        }
    }

    private void endEchoedLine() {
        if (echo) {
            write("\n", Style.PLAIN);
        }
    }

    private Input line(String text) {
        if (echo) {
            write(text + "\n", Style.PLAIN);
        }
        synchronized (this) {
            atLineStart = true;
        }
        return new Input.Line(text);
    }

    /** Writes text where the last one ended. */
    public synchronized void write(String text, Style style) {
        if (text.isEmpty()) {
            return;
        }
        String safe = Harmless.text(text);
        terminal.writer().print(new AttributedString(safe, style.look()).toAnsi(terminal));
        terminal.flush();
        atLineStart = safe.endsWith("\n");
    }

    /** Writes a line of its own. */
    public synchronized void line(String text, Style style) {
        startLine();
        write(text, style);
        write("\n", Style.PLAIN);
    }

    /** Ends the line, if one was begun. */
    public synchronized void startLine() {
        if (!atLineStart) {
            write("\n", Style.PLAIN);
        }
    }

    /**
     * Does the work, and lets Ctrl-C do that action meanwhile instead of ending the program. What is typed meanwhile is not
     * shown; the next prompt gets it.
     */
    public void whileInterruptible(Runnable action, Runnable work) {
        boolean echoed = terminal.echo(false);
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> action.run());
        try {
            work.run();
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            terminal.echo(echoed);
        }
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal can't be closed", e);
        }
    }
}
