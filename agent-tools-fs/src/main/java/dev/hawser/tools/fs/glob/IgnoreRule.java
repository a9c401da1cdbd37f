package dev.hawser.tools.fs.glob;

import java.util.Optional;

/**
 * One line of an ignore file.
 *
 * @param pattern what it says
 * @param wholePath whether the pattern is for the path from the file's directory; otherwise for the last name
 * @param onlyDirectories whether it is for directories only
 * @param takesBack whether it takes back what a line before it said
 */
record IgnoreRule(Wildcards pattern, boolean wholePath, boolean onlyDirectories, boolean takesBack) {

    /** Returns the rule; nothing for a comment, an empty line, or a broken pattern. */
    static Optional<IgnoreRule> parse(String line) {
        if (line.startsWith("#")) {
            return Optional.empty();
        }
        String pattern = withoutTrailingBlanks(line);
        boolean takesBack = pattern.startsWith("!");
        pattern = takesBack ? pattern.substring(1) : pattern;
        boolean onlyDirectories = pattern.endsWith("/");
        pattern = onlyDirectories ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean wholePath = pattern.indexOf('/') >= 0;
        pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        return WildcardParser.parse(pattern)
                .map(wildcards -> new IgnoreRule(wildcards, wholePath, onlyDirectories, takesBack));
    }

    boolean fits(String path, String name, boolean isDirectory) {
        return (isDirectory || !onlyDirectories) && pattern.matches(wholePath ? path : name);
    }

    private static String withoutTrailingBlanks(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && !isEscaped(line, end - 1)) {
            end--;
        }
        return line.substring(0, end);
    }

    private static boolean isEscaped(String line, int index) {
        int backslashes = 0;
        while (backslashes < index && line.charAt(index - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
