package dev.hawser.agent.session.file;

import java.util.HexFormat;
import java.util.zip.CRC32C;

/** What damage is found with. */
final class Checksums {

    private Checksums() {}

    /** Returns the CRC-32C of the first {@code length} bytes as eight hex digits. */
    static String crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
