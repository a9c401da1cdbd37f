package dev.hawser.tools.fs.text;

import java.io.IOException;
import java.io.InputStream;

/** A file whose first bytes are read at once, to be looked at before the file is read from its start. */
final class HeadStream extends InputStream {

    private final InputStream file;
    private final byte[] head;
    private final int length;
    private int position;

    /**
     * Fills the array from the file, or up to the end of the file.
     *
     * @param size of the file if that is known, else -1. What ends there is not asked once more for its end
     */
    HeadStream(InputStream file, byte[] head, long size) throws IOException {
        this.file = file;
        this.head = head;
        int filled = 0;
        int read = 0;
        while (read >= 0 && filled < head.length && (filled == 0 || filled != size)) {
            read = file.read(head, filled, head.length - filled);
            filled += Math.max(0, read);
        }
        this.length = filled;
    }

    /** Returns how many bytes were read ahead. */
    int length() {
        return length;
    }

    /** Returns whether the file ends within the first bytes. */
    boolean isWhole() {
        return length < head.length;
    }

    /** Goes on behind the first bytes. */
    void skipTo(int offset) {
        position = offset;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (position == length) {
            return isWhole() && count > 0 ? -1 : file.read(bytes, offset, count);
        }
        int n = Math.min(count, length - position);
        System.arraycopy(head, position, bytes, offset, n);
        position += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
