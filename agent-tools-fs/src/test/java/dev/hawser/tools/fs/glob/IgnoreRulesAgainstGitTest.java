package dev.hawser.tools.fs.glob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares with git itself, on trees and ignore files made by chance. The names are ASCII, because git takes a byte for a
 * character.
 */
class IgnoreRulesAgainstGitTest {

    private static final List<String> NAMES = List.of("a", "b", "ab", "a.log", "b.log", "build", "src", "x y", "#c");
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "*",
            "**",
            "?",
            "/",
            "/",
            "a.log",
            "*.log",
            "build",
            "src",
            "[ab]",
            "[!a]",
            "[[:alpha:]]",
            "\\",
            " ",
            "x y",
            "#c",
            "[",
            "]",
            "-",
            "***",
            "[a-",
            "\\#c",
            "[\\]a]",
            "[b-a]");

    @TempDir
    private Path root;

    @BeforeAll
    static void needs_git() {
        assumeTrue(runs("git", "--version"), "git is not installed");
    }

    @Test
    void ignores_what_git_ignores() throws Exception {
        Random random = new Random(20240607);
        run(root, "", "git", "init", "-q");
        TreeMap<String, Boolean> tree = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            grow(random, root, "", 0, tree);
        }
        for (int round = 0; round < 150; round++) {
            TreeMap<String, String> files = new TreeMap<>();
            files.put(".", ignoreFile(random));
            tree.forEach((path, isDirectory) -> {
                if (isDirectory && random.nextInt(4) == 0) {
                    files.put(path, ignoreFile(random));
                }
            });
            for (var file : files.entrySet()) {
                Files.writeString(root.resolve(file.getKey()).resolve(".gitignore"), file.getValue());
            }

            assertThat(ignoredByUs(tree, files))
                    .as("round %d with %s", round, files)
                    .isEqualTo(ignoredByGit(tree));

            for (String directory : files.keySet()) {
                Files.delete(root.resolve(directory).resolve(".gitignore"));
            }
        }
    }

    private static void grow(Random random, Path directory, String prefix, int depth, TreeMap<String, Boolean> tree)
            throws IOException {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        Path path = directory.resolve(name);
        boolean exists = Files.exists(path);
        if (exists ? Files.isDirectory(path) : random.nextBoolean() && depth < 3) {
            Files.createDirectories(path);
            tree.put(prefix + name, true);
            grow(random, path, prefix + name + "/", depth + 1, tree);
        } else if (!exists) {
            Files.createFile(path);
            tree.put(prefix + name, false);
        }
    }

    private static String ignoreFile(Random random) {
        StringBuilder file = new StringBuilder();
        for (int line = random.nextInt(4); line >= 0; line--) {
            file.append(random.nextInt(4) == 0 ? "!" : "");
            for (int piece = random.nextInt(4); piece >= 0; piece--) {
                file.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            file.append(random.nextInt(5) == 0 ? "/" : "").append(random.nextInt(9) == 0 ? "\r\n" : "\n");
        }
        // git documents that a** is a*, but takes the ** for directories if all before it is literal
        return file.toString().replaceAll("/+", "/").replaceAll("(?m)(?<=[^/\\n])(?<!^!)\\*{2,}", "*");
    }

    private static TreeSet<String> ignoredByUs(TreeMap<String, Boolean> tree, TreeMap<String, String> files) {
        TreeSet<String> ignored = new TreeSet<>();
        for (var entry : tree.entrySet()) {
            String path = entry.getKey();
            int slash = path.lastIndexOf('/');
            boolean inIgnored = slash > 0 && ignored.contains(path.substring(0, slash));
            if (inIgnored || rulesAt(path, files).ignores(path, entry.getValue())) {
                ignored.add(path);
            }
        }
        return ignored;
    }

    private static IgnoreRules rulesAt(String path, TreeMap<String, String> files) {
        IgnoreRules rules = IgnoreRules.NONE.and(".", files.get("."));
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String directory = path.substring(0, slash);
            rules = rules.and(directory, files.getOrDefault(directory, ""));
        }
        return rules;
    }

    private TreeSet<String> ignoredByGit(TreeMap<String, Boolean> tree) throws Exception {
        String paths = String.join("\0", tree.keySet());
        String out = run(root, paths, "git", "check-ignore", "--no-index", "-z", "--stdin");
        return new TreeSet<>(
                Stream.of(out.split("\0")).filter(path -> !path.isEmpty()).toList());
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String run(Path directory, String in, String... command) throws Exception {
        List<String> line = new ArrayList<>(List.of(command));
        Process process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(in.getBytes(UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return out;
    }
}
