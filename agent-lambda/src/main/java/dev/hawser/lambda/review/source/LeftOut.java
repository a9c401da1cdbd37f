package dev.hawser.lambda.review.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is not reviewed, besides what git ignores: what tools made or fetched, and the review's own files. */
final class LeftOut {

    /** In the language of {@code .gitignore}. A package may be named like a directory of build results. */
    private static final List<String> ALWAYS = List.of(
            ".hg/",
            ".svn/",
            ".gradle/",
            ".idea/",
            ".vscode/",
            ".venv/",
            "venv/",
            ".tox/",
            ".next/",
            "__pycache__/",
            "node_modules/",
            "bower_components/",
            "target/",
            "build/",
            "out/",
            "dist/",
            "!**/src/**/target/",
            "!**/src/**/build/",
            "!**/src/**/out/",
            "!**/src/**/dist/",
            "*.min.js",
            "*.bundle.js");

    private LeftOut() {}

    /**
     * Returns the patterns.
     *
     * @param output the directory of the review's own files, relative to the reviewed directory, if it is in there
     */
    static List<String> patterns(Optional<String> output) {
        List<String> patterns = new ArrayList<>(ALWAYS);
        output.ifPresent(path -> patterns.add("/" + path.replaceAll("[\\\\*?\\[ ]", "\\\\$0") + "/"));
        return patterns;
    }
}
