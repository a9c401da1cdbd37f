package dev.hawser.tools.fs.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that is in and below a directory: types, permissions, content, link targets and times. */
public record TreeSnapshot(Map<String, String> entries) {

    public static TreeSnapshot of(Path root) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                entries.put(root.relativize(path).toString(), describe(path));
            }
        }
        return new TreeSnapshot(entries);
    }

    /** Returns what is there, without a directory that is in it, and without what that changes in the directory itself. */
    TreeSnapshot beside(String directory) {
        Map<String, String> others = new TreeMap<>(entries);
        others.keySet().removeIf(path -> path.isEmpty() || path.equals(directory) || path.startsWith(directory + "/"));
        return new TreeSnapshot(others);
    }

    private static String describe(Path path) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String what = attributes.isRegularFile()
                ? "file " + Versions.of(Files.readAllBytes(path))
                : attributes.isSymbolicLink() ? "link " + Files.readSymbolicLink(path) : "directory or special";
        return attributes.fileKey() + " " + attributes.permissions() + " " + attributes.lastModifiedTime() + " " + what;
    }
}
