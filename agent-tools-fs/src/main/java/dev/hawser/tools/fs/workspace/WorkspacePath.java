package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A path as a model wrote it, taken apart. Nothing is expanded, decoded, trimmed or unquoted, and nothing is folded that
 * depends on the disk: {@code ..} stays a step.
 *
 * @param given the text
 * @param steps names and {@code ..}. A last {@code .} stands for a path that can only mean a directory, such as {@code a/}
 */
record WorkspacePath(String given, List<String> steps) {

    /** The longest path in UTF-8; also the longest key of an object in S3. */
    static final int MAX_BYTES = 1024;

    /** The most directories on a path. Each is open while the path is walked. */
    static final int MAX_DEPTH = 128;

    static final String HERE = ".";
    static final String UP = "..";

    WorkspacePath {
        steps = List.copyOf(steps);
    }

    /** Takes a path apart, or says what is wrong with it. */
    static WorkspacePath parse(String given) {
        if (given.isEmpty()) {
            throw invalid(given, "the path '' is empty. Use '.' for the workspace's own directory.");
        }
        if (given.startsWith("/")) {
            throw new WorkspaceException(
                    Code.OUTSIDE,
                    given,
                    Escapes.quote(given)
                            + " is an absolute path. Give a path relative to the workspace, without the leading '/'.");
        }
        if (given.indexOf('\0') >= 0) {
            throw invalid(given, Escapes.quote(given) + " contains a NUL character. Remove it.");
        }
        if (given.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw invalid(given, Escapes.quote(given) + " contains half a surrogate pair. Give valid Unicode text.");
        }
        if (utf8Length(given) > MAX_BYTES) {
            throw invalid(given, Escapes.quote(given) + " is longer than " + MAX_BYTES + " bytes. Use a shorter path.");
        }
        List<String> steps = split(given);
        if (steps.stream().anyMatch(step -> utf8Length(step) > Name.MAX_BYTES)) {
            throw invalid(
                    given,
                    "a name in " + Escapes.quote(given) + " is longer than " + Name.MAX_BYTES
                            + " bytes. Use a shorter name.");
        }
        if (steps.stream().filter(step -> !step.equals(HERE)).count() > MAX_DEPTH) {
            throw invalid(given, Escapes.quote(given) + " has more than " + MAX_DEPTH + " names. Use a shorter path.");
        }
        return new WorkspacePath(given, steps);
    }

    /** Wraps the path of something that exists, for messages. */
    static WorkspacePath ofExisting(String path) {
        return new WorkspacePath(path, split(path));
    }

    /** Splits a path or the text of a link into steps. */
    static List<String> split(String text) {
        List<String> steps = new ArrayList<>();
        for (String step : text.split("/", -1)) {
            if (!step.isEmpty() && !step.equals(HERE)) {
                steps.add(step);
            }
        }
        if (text.endsWith("/") || text.endsWith("/.") || text.equals(HERE)) {
            steps.add(HERE);
        }
        return steps;
    }

    /** Whether the path can only mean a directory, because of how it ends. */
    boolean meansDirectory() {
        String last = steps.get(steps.size() - 1);
        return last.equals(HERE) || last.equals(UP);
    }

    /** Returns the path for a message. */
    String shown() {
        return Escapes.quote(given);
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static WorkspaceException invalid(String given, String message) {
        return new WorkspaceException(Code.INVALID_PATH, given, message);
    }
}
