package dev.hawser.lambda.review.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Remembers the end of a zip that is read through it: the record that closes a zip and says how many entries there are. A
 * zip that was cut off has none, and one with a false header in the middle has fewer entries than it says.
 */
final class ZipEnd extends FilterInputStream {

    private static final int SIGNATURE = 0x06054b50;
    private static final int LENGTH = 22;
    private static final int ENTRIES = 10;
    private static final int COMMENT_LENGTH = 20;
    private static final int LONGEST = LENGTH + 0xffff;

    private final byte[] tail = new byte[4 * LONGEST];
    private int length;

    ZipEnd(InputStream zip) {
        super(zip);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
        int count = super.read(buffer, offset, most);
        if (count > 0) {
            keep(buffer, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Keeps at least the longest end there can be, and copies only now and then. */
    private void keep(byte[] buffer, int offset, int count) {
        int kept = Math.min(count, LONGEST);
        if (length + kept > tail.length) {
            int stays = Math.min(length, LONGEST);
            System.arraycopy(tail, length - stays, tail, 0, stays);
            length = stays;
        }
        System.arraycopy(buffer, offset + count - kept, tail, length, kept);
        length += kept;
    }

    /**
     * Checks the end, once everything was read.
     *
     * @param entries how many there were
     * @throws IOException if the zip says otherwise, or has no end
     */
    void require(int entries) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = length - LENGTH; at >= Math.max(0, length - LONGEST); at--) {
            if (bytes.getInt(at) == SIGNATURE
                    && at + LENGTH + (bytes.getShort(at + COMMENT_LENGTH) & 0xffff) == length) {
                int told = bytes.getShort(at + ENTRIES) & 0xffff;
                if (told != entries) {
                    throw new IOException("it says that it has " + told + " entries, but " + entries + " can be read");
                }
                return;
            }
        }
        throw new IOException("its end is missing");
    }
}
