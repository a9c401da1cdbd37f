package dev.hawser.tools.fs.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file as UTF-8 bytes without a byte order mark, in constant memory. Bytes of a UTF-8 file come as they
 * are, valid or not; what a UTF-16 file can't say comes as U+FFFD.
 */
public final class TextStream extends InputStream {

    private final FileKind kind;
    private final Encoding encoding;
    private final InputStream utf8;
    private final @Nullable ByteBuffer whole;

    private TextStream(FileKind kind, Encoding encoding, InputStream utf8, @Nullable ByteBuffer whole) {
        this.kind = kind;
        this.encoding = encoding;
        this.utf8 = utf8;
        this.whole = whole;
    }

    /** Looks at the first bytes of a file. The stream closes the given one. */
    public static TextStream open(InputStream file) throws IOException {
        return open(file, -1, new byte[FileKind.HEAD_LENGTH]);
    }

    /**
     * Looks at the first bytes of a file, read in as few steps as it takes to fill the buffer.
     *
     * @param file closed by the stream
     * @param size of the file as far as that is known, else -1; it may be wrong if the file is being written
     * @param buffer of at least {@link FileKind#HEAD_LENGTH} bytes; the stream needs it until its end
     */
    public static TextStream open(InputStream file, long size, byte[] buffer) throws IOException {
        HeadStream bytes = new HeadStream(file, buffer, size);
        Encoding encoding = Encoding.of(buffer, bytes.length());
        bytes.skipTo(encoding.markLength());
        FileKind kind = FileKind.of(buffer, bytes.length());
        if (encoding.isUtf16()) {
            return new TextStream(kind, encoding, new Utf16Stream(bytes, encoding), null);
        }
        int mark = encoding.markLength();
        ByteBuffer whole = bytes.isWhole() ? ByteBuffer.wrap(buffer, mark, bytes.length() - mark) : null;
        return new TextStream(kind, encoding, bytes, whole);
    }

    /**
     * Goes on in the middle of a file.
     *
     * @param encoding of the file
     * @param rest the file from there; in UTF-16, from an even offset
     */
    public static TextStream resume(Encoding encoding, InputStream rest) {
        InputStream utf8 = encoding.isUtf16() ? new Utf16Stream(rest, encoding) : rest;
        return new TextStream(new FileKind("", true), encoding, utf8, null);
    }

    /** Returns what the file is. */
    public FileKind kind() {
        return kind;
    }

    /** Returns the encoding that the file has. */
    public Encoding encoding() {
        return encoding;
    }

    /**
     * Returns all that there is to read if the buffer already has it, else null. It lies in the buffer's array, and saves copying
     * it from there.
     */
    public @Nullable ByteBuffer whole() {
        return whole;
    }

    @Override
    public int read() throws IOException {
        return utf8.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return utf8.read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        utf8.close();
    }
}
