package dev.hawser.examples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of the documentation and its blocks of code. A block says which file it is from by a comment on the line above:
 *
 * <pre>{@code
 * <!-- from examples/src/main/java/dev/hawser/examples/embedding/Tickets.java -->
 * }</pre>
 *
 * @param name the page, relative to the root of the repository
 * @param blocks its fenced blocks in order
 */
record Page(String name, List<Block> blocks) {

    private static final Pattern BLOCK =
            Pattern.compile("(?m)(?:^<!-- from (\\S+) -->\\n)?^```(\\w*)\\n((?s).*?)^```$");

    /**
     * A fenced block.
     *
     * @param language what stands behind the fence
     * @param file where it says it is from, relative to the root of the repository; null if it doesn't
     * @param lines what is in it, without the indentation that all lines share
     */
    record Block(String language, @Nullable String file, List<String> lines) {}

    /** Reads a page. */
    static Page read(String name) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text(name));
        while (matcher.find()) {
            blocks.add(new Block(
                    matcher.group(2),
                    matcher.group(1),
                    matcher.group(3).stripIndent().lines().toList()));
        }
        return new Page(name, blocks);
    }

    /** Returns the text of a file of the repository. */
    static String text(String file) {
        try {
            return Files.readString(root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests run in the directory of their module. */
    static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /**
     * Returns what is wrong with a block: nothing if its lines stand in its file, one after the other and with the same
     * indentation throughout.
     */
    static @Nullable String problemOf(Block block) {
        if (block.file() == null) {
            return "has no comment above it that says which file it is from: "
                    + block.lines().get(0);
        }
        List<String> source = text(block.file()).lines().toList();
        int longest = 0;
        for (int start = 0; start < source.size(); start++) {
            int alike = alike(block.lines(), source, start);
            if (alike == block.lines().size()) {
                return null;
            }
            longest = Math.max(longest, alike);
        }
        return "is not in " + block.file() + "; this line is not there, or not there behind the line before it: "
                + block.lines().get(longest);
    }

    private static int alike(List<String> lines, List<String> source, int start) {
        String first = source.get(start);
        int indentation = first.length() - first.stripLeading().length() - leading(lines.get(0));
        if (indentation < 0) {
            return 0;
        }
        String indent = " ".repeat(indentation);
        int alike = 0;
        while (alike < lines.size() && start + alike < source.size()) {
            String line = lines.get(alike);
            if (!source.get(start + alike).equals(line.isEmpty() ? "" : indent + line)) {
                break;
            }
            alike++;
        }
        return alike;
    }

    private static int leading(String line) {
        return line.length() - line.stripLeading().length();
    }
}
