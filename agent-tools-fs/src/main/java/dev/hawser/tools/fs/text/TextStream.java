package dev.hawser.tools.fs.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * The content of a file as UTF-8 bytes without a byte order mark, in constant memory. Bytes of a UTF-8 file come as they
 * are, valid or not; what a UTF-16 file can't say comes as U+FFFD.
 */
public final class TextStream extends InputStream {

    private final FileKind kind;
    private final Encoding encoding;
    private final InputStream utf8;

    private TextStream(FileKind kind, Encoding encoding, InputStream utf8) {
        this.kind = kind;
        this.encoding = encoding;
        this.utf8 = utf8;
    }

    /** Looks at the first bytes of a file. The stream closes the given one. */
    public static TextStream open(InputStream file) throws IOException {
        byte[] head = file.readNBytes(FileKind.HEAD_LENGTH);
        Encoding encoding = Encoding.of(head, head.length);
        int mark = encoding.markLength();
        PushbackInputStream behindMark = new PushbackInputStream(file, FileKind.HEAD_LENGTH);
        behindMark.unread(head, mark, head.length - mark);
        InputStream utf8 = encoding.isUtf16() ? new Utf16Stream(behindMark, encoding) : behindMark;
        return new TextStream(FileKind.of(head, head.length), encoding, utf8);
    }

    /**
     * Goes on in the middle of a file.
     *
     * @param encoding of the file
     * @param rest the file from there; in UTF-16, from an even offset
     */
    public static TextStream resume(Encoding encoding, InputStream rest) {
        InputStream utf8 = encoding.isUtf16() ? new Utf16Stream(rest, encoding) : rest;
        return new TextStream(new FileKind("", true), encoding, utf8);
    }

    /** Returns what the file is. */
    public FileKind kind() {
        return kind;
    }

    /** Returns the encoding that the file has. */
    public Encoding encoding() {
        return encoding;
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
