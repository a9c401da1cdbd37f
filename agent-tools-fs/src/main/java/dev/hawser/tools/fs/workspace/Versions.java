package dev.hawser.tools.fs.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Versions of content: the first twelve hexadecimal digits of its SHA-256. */
public final class Versions {

    private static final int BYTES = 6;
    private static final int CHUNK = 1 << 16;

    private Versions() {}

    /** Returns the version of that content. */
    public static String of(byte[] content) {
        MessageDigest digest = digest();
        digest.update(content);
        return version(digest);
    }

    /** Reads to the end. */
    static String of(ReadableByteChannel content) throws IOException {
        MessageDigest digest = digest();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        while (content.read(chunk) >= 0) {
            digest.update(chunk.flip());
            chunk.clear();
        }
        return version(digest);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Returns the version of what the digest was fed, and resets the digest. */
    static String version(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
