package dev.hawser.tools.fs.glob;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ignore files of git say, from the top directory down to one directory. The rule that decides is the last one that
 * fits, in the deepest file that has one that fits. Immutable.
 *
 * @see <a href="https://git-scm.com/docs/gitignore">gitignore</a>
 */
public final class IgnoreRules {

    /** Ignores nothing. */
    public static final IgnoreRules NONE = new IgnoreRules(null, "", List.of());

    private final @Nullable IgnoreRules above;
    /** The directory of the file with a slash behind it; empty for the top. */
    private final String directory;
    /** Last rule first. */
    private final List<IgnoreRule> rules;

    private IgnoreRules(@Nullable IgnoreRules above, String directory, List<IgnoreRule> rules) {
        this.above = above;
        this.directory = directory;
        this.rules = rules;
    }

    /**
     * Returns these rules with those of one more file, which come first.
     *
     * @param fileDirectory the directory of the file: {@code .} or a path such as {@code src/main}
     * @param content the file
     */
    public IgnoreRules and(String fileDirectory, String content) {
        List<IgnoreRule> parsed = new ArrayList<>();
        String withoutMark = content.startsWith("\uFEFF") ? content.substring(1) : content;
        for (String line : withoutMark.split("\n", -1)) {
            IgnoreRule.parse(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                    .ifPresent(parsed::add);
        }
        Collections.reverse(parsed);
        String prefix = fileDirectory.equals(".") ? "" : fileDirectory + "/";
        return parsed.isEmpty() ? this : new IgnoreRules(this, prefix, List.copyOf(parsed));
    }

    /**
     * Returns whether an entry is ignored by what the rules say of it. What they say of the directories above it is for the
     * caller to ask first: nothing in an ignored directory can be taken back.
     *
     * @param path the path from the top, in or below the directory of every file of these rules
     */
    public boolean ignores(String path, boolean isDirectory) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (IgnoreRules level = this; level != null; level = level.above) {
            String relative = path.substring(level.directory.length());
            for (IgnoreRule rule : level.rules) {
                if (rule.fits(relative, name, isDirectory)) {
                    return !rule.takesBack();
                }
            }
        }
        return false;
    }
}
