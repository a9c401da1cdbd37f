package dev.hawser.examples.chat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Gives the bytes of a text one by one, as they are asked for; at Ctrl-C does what a terminal does. */
final class Keyboard extends InputStream {

    /** Presses Ctrl-C while a line is read. */
    static final String CTRL_C = "\u0003";

    private final ByteArrayInputStream typed;
    private final Runnable interrupt;
    private final ByteArrayOutputStream shown;
    private volatile boolean closed;

    /**
     * Types these lines. Behind Ctrl-C there is no line end.
     *
     * @param interrupt sends the signal
     * @param shown what the terminal shows: the next key is pressed at the next prompt
     */
    Keyboard(Runnable interrupt, ByteArrayOutputStream shown, String... lines) {
        String text = (String.join("\n", lines) + "\n").replace(CTRL_C + "\n", CTRL_C);
        this.typed = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        this.interrupt = interrupt;
        this.shown = shown;
    }

    @Override
    public int read() {
        int key = typed.read();
        while (key == CTRL_C.charAt(0)) {
            int before = shown.size();
            interrupt.run();
            while (!closed && !isPromptedAfter(before)) {
                Thread.yield();
            }
            key = typed.read();
        }
        return key;
    }

    private boolean isPromptedAfter(int size) {
        return shown.size() > size && shown.toString(StandardCharsets.UTF_8).endsWith("> ");
    }

    /** Stops waiting. */
    @Override
    public void close() {
        closed = true;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int key = read();
        if (key < 0) {
            return -1;
        }
        buffer[offset] = (byte) key;
        return 1;
    }
}
