package dev.hawser.tools.fs.workspace;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Whether this JVM can express every file name. It takes the encoding of names from the locale it was started in. */
final class FileNameEncoding {

    private static final String NAME = "\u00e9\u4e2d";
    private static final String IN_UTF_8 = "%C3%A9%E4%B8%AD";

    private FileNameEncoding() {}

    static void requireUtf8() {
        if (!isUtf8()) {
            throw new UnsupportedOperationException(
                    "this JVM encodes file names as "
                            + System.getProperty("sun.jnu.encoding")
                            + ", so files with other names can't be used: start it with the environment variable LC_ALL=C.UTF-8");
        }
    }

    private static boolean isUtf8() {
        try {
            return Path.of("/" + NAME).toUri().getRawPath().endsWith(IN_UTF_8);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
