package dev.hawser.tools.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.tool.ToolContext;
import dev.hawser.tools.fs.SearchFiles.Output;
import dev.hawser.tools.fs.search.CaseMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares with the plainest search there is, on a tree made by chance. */
class SearchAgainstNaiveTest {

    private static final List<String> NAMES = List.of("a", "b", "a.txt", "b.txt", "-", "a-b", "Z", "é");
    private static final List<String> WORDS = List.of("foo", "Foo", "bar", "foobar", "x", " ", "\n", "\n", "\r\n");

    @TempDir
    private Path root;

    @Test
    void finds_the_same_first_matches_in_the_same_order() {
        Random random = new Random(11);
        TemporaryWorkspace files = new TemporaryWorkspace(root);
        TreeMap<String, String> tree = new TreeMap<>(PathOrder.INSTANCE);
        for (int i = 0; i < 300; i++) {
            String path = anyPath(random);
            if (tree.keySet().stream().noneMatch(other -> isWithin(path, other) || isWithin(other, path))) {
                tree.put(path, anyText(random));
                files.with(path, tree.get(path));
            }
        }
        assertThat(tree).hasSizeGreaterThan(50);

        for (int round = 0; round < 200; round++) {
            String word = WORDS.get(random.nextInt(4));
            int limit = 1 + random.nextInt(random.nextBoolean() ? 5 : 500);

            assertThat(files.tools
                            .searchFiles(
                                    word,
                                    false,
                                    CaseMode.SMART,
                                    ".",
                                    null,
                                    Output.CONTENT,
                                    0,
                                    false,
                                    limit,
                                    ToolContext.detached())
                            .replaceAll("\\[.*]\n$", ""))
                    .as("%s, %d", word, limit)
                    .isEqualTo(naive(tree, word, limit));
        }
    }

    private static String naive(Map<String, String> tree, String word, int limit) {
        boolean ignoreCase = word.equals(word.toLowerCase(Locale.ROOT));
        StringBuilder answer = new StringBuilder();
        int left = limit;
        for (var file : tree.entrySet()) {
            StringBuilder matches = new StringBuilder();
            int number = 0;
            for (String line : file.getValue().split("\n", -1)) {
                number++;
                String compared = ignoreCase ? line.toLowerCase(Locale.ROOT) : line;
                if (compared.contains(word) && left > 0) {
                    left--;
                    matches.append(number)
                            .append(":\t")
                            .append(line.replace("\r", ""))
                            .append('\n');
                }
            }
            if (matches.length() > 0) {
                answer.append(file.getKey()).append('\n').append(matches).append('\n');
            }
        }
        return answer.toString();
    }

    private static String anyPath(Random random) {
        StringBuilder path = new StringBuilder(NAMES.get(random.nextInt(NAMES.size())));
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append('/').append(NAMES.get(random.nextInt(NAMES.size())));
        }
        return path.toString();
    }

    private static boolean isWithin(String path, String directory) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.append('\n').toString();
    }
}
