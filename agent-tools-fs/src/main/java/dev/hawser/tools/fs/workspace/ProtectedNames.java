package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.TemporaryName;
import dev.hawser.tools.fs.text.Escapes;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names that nothing may change, nor anything below them. They are compared the way the most lenient file system would:
 * without case, without compatibility variants, invisible characters, trailing dots and blanks, and NTFS's stream suffixes
 * and short names.
 *
 * @param folded the names, folded; one that ends in {@code *} stands for all that begin so
 */
record ProtectedNames(Set<String> folded) {

    private static final ProtectedNames ALWAYS =
            new ProtectedNames(Set.of()).and(".git", ".hawser", ".s3files-lost+found-*");

    /** What every workspace protects. */
    static ProtectedNames always() {
        return ALWAYS;
    }

    /** Returns these names and more. */
    ProtectedNames and(String... names) {
        Set<String> all = new LinkedHashSet<>(folded);
        for (String name : names) {
            if (name.isBlank() || name.contains("/")) {
                throw new IllegalArgumentException(
                        "'" + name + "' can't be protected: give the name of a file or directory, without '/'");
            }
            all.add(fold(name));
        }
        return new ProtectedNames(Set.copyOf(all));
    }

    /** Whether one of the names is protected. */
    boolean coversAny(List<String> names) {
        return names.stream().anyMatch(this::covers);
    }

    /** Whether the name is protected. */
    boolean covers(String name) {
        String candidate = fold(name);
        return TemporaryName.matches(candidate) || folded.stream().anyMatch(pattern -> matches(pattern, candidate));
    }

    private static boolean matches(String pattern, String candidate) {
        if (pattern.endsWith("*")) {
            return candidate.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        return candidate.equals(pattern) || isShortNameOf(pattern, candidate);
    }

    /** Whether it may be what NTFS and FAT call the other: {@code GIT~1} for {@code .git}. */
    private static boolean isShortNameOf(String pattern, String candidate) {
        int tilde = candidate.lastIndexOf('~');
        String number = candidate.substring(tilde + 1);
        if (tilde < 0 || number.isEmpty() || !number.chars().allMatch(Character::isDigit)) {
            return false;
        }
        String stem = pattern.replace(".", "");
        return candidate.substring(0, tilde).equals(stem.substring(0, Math.min(6, stem.length())));
    }

    private static String fold(String name) {
        StringBuilder visible = new StringBuilder();
        normalized(name).codePoints().filter(c -> !Escapes.isHidden(c)).forEach(visible::appendCodePoint);
        int stream = visible.indexOf(":");
        if (stream > 0) {
            visible.setLength(stream);
        }
        int end = visible.length();
        while (end > 0 && (visible.charAt(end - 1) == '.' || visible.charAt(end - 1) == ' ')) {
            end--;
        }
        return visible.substring(0, end).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** ASCII is normal as it is, so that most workspaces need no tables of Unicode, which take 100 classes. */
    private static String normalized(String name) {
        boolean ascii = name.chars().allMatch(c -> c < 0x80);
        return ascii ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
    }
}
