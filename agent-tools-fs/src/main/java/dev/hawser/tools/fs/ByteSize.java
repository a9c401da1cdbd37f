package dev.hawser.tools.fs;

import java.util.Locale;

/** A number of bytes in words: {@code 345 bytes}, {@code 1.2 KB}, {@code 3.4 MB}. */
final class ByteSize {

    private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB", "EB"};

    private ByteSize() {}

    static String of(long bytes) {
        if (bytes < 1024) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 1023.95) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
