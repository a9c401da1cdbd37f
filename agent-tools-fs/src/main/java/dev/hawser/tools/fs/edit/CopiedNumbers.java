package dev.hawser.tools.fs.edit;

import java.util.List;
import java.util.regex.Pattern;

/** Line numbers that a model copied along with the lines that it was shown. */
public final class CopiedNumbers {

    private static final Pattern NUMBERED = Pattern.compile("\\s*\\d+[-+:>]?\t.*", Pattern.DOTALL);

    private CopiedNumbers() {}

    /** Returns whether every line that isn't blank begins with one. */
    public static boolean areIn(List<String> lines) {
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
        return !filled.isEmpty()
                && filled.stream().allMatch(line -> NUMBERED.matcher(line).matches());
    }
}
