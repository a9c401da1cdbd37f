package dev.hawser.examples.review.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes comments out of source lines. It knows quotes and the comment marks of the common languages, which is enough to tell
 * code from remarks; it is not a parser.
 */
final class Comments {

    private static final Set<String> HASH =
            Set.of("py", "rb", "sh", "bash", "yml", "yaml", "toml", "properties", "env", "tf", "conf", "cfg", "ini");

    private final boolean hash;
    private boolean inBlock;

    private Comments(boolean hash) {
        this.hash = hash;
    }

    /** Returns the lines without their comments; a line that is all comment becomes empty. */
    static List<String> removed(String path, List<String> lines) {
        Comments scanner = new Comments(HASH.contains(extension(path)));
        List<String> code = new ArrayList<>(lines.size());
        for (String line : lines) {
            code.add(scanner.code(line));
        }
        return code;
    }

    private String code(String line) {
        // A piece of a file may begin inside a block comment, whose lines begin with a star by custom.
        if (!hash && !inBlock && line.stripLeading().startsWith("*")) {
            return "";
        }
        StringBuilder code = new StringBuilder(line.length());
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (inBlock) {
                if (line.startsWith("*/", i)) {
                    inBlock = false;
                    i++;
                }
                continue;
            }
            if (quote != 0) {
                if (c == '\\' && i + 1 < line.length()) {
                    code.append(c);
                    c = line.charAt(++i);
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (hash ? c == '#' : line.startsWith("//", i)) {
                break;
            } else if (!hash && line.startsWith("/*", i)) {
                inBlock = true;
                i++;
                continue;
            }
            code.append(c);
        }
        return code.toString().stripTrailing();
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
