package dev.hawser.tools.fs;

import dev.hawser.tools.fs.text.Escapes;

/**
 * A path of the disk as a tool shows it: as it is, or as a JSON string if it could be taken for something else, such as a
 * note in brackets, a numbered line, or two names.
 */
final class PathLabel {

    private PathLabel() {}

    static String of(String path) {
        String escaped = Escapes.escape(path);
        return escaped.equals(path) && isPlain(path) ? path : quote(path);
    }

    private static boolean isPlain(String path) {
        return path.indexOf('"') < 0
                && path.indexOf('\\') < 0
                && path.charAt(0) != '['
                && path.equals(path.strip())
                && !path.contains(" -> ");
    }

    private static String quote(String path) {
        return '"' + Escapes.escape(path.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }
}
