package dev.hawser.tools.fs.handle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads a file from its start. Each read names its position: that takes no more than a read, and fails for what has no
 * positions, a FIFO or a terminal that took the file's place, where another read would wait for ever.
 */
final class FileStream extends InputStream {

    private final FileChannel file;
    private long position;

    FileStream(FileChannel file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = file.read(ByteBuffer.wrap(bytes, offset, length), position);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
