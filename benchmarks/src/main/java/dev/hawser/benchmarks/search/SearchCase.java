package dev.hawser.benchmarks.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Something to search for, in the words of each program.
 *
 * @param name what the table says
 * @param pattern as Hawser and ripgrep take it
 * @param grepPattern as GNU grep takes it, which has no {@code \d}
 * @param output what to report of a match
 * @param options how
 */
record SearchCase(String name, String pattern, String grepPattern, Output output, List<Option> options) {

    /** What to report of a match. */
    enum Output {
        /** Path and number of each matching line. */
        CONTENT,
        /** The paths of the files with matches. */
        FILES,
        /** The number of matching lines of each file that has any. */
        COUNT,
        /** The paths of all files; nothing is searched for. */
        WALK
    }

    /** How to search. */
    enum Option {
        /** The pattern is a plain text. */
        LITERAL,
        /** Capitals don't matter. */
        ANY_CASE,
        /** Classes such as {@code \w} are meant to be ASCII only, as they are in Java. */
        ASCII,
        /** Only files that end with {@code .java}. */
        JAVA_FILES
    }

    /** The cases. Each finds less than what an answer of {@code search_files} can hold, so that every file is searched. */
    static final List<SearchCase> ALL = List.of(
            literal("rare literal", "quorumLeaseEpoch", Output.CONTENT),
            literal("absent literal", "neverWrittenAnywhere", Output.CONTENT),
            literal("frequent literal, count", "TRACE_BUDGET", Output.COUNT),
            literal("frequent literal, files only", "TRACE_BUDGET", Output.FILES),
            literal("literal that isn't ASCII", "Überlauf", Output.CONTENT),
            literal("literal with signs", "TODO(security)", Output.CONTENT),
            new SearchCase("literal in any case", "Quorumleaseepoch", Option.LITERAL, Option.ANY_CASE),
            new SearchCase("frequent words in any case", "return tracebudget", Option.LITERAL, Option.ANY_CASE),
            new SearchCase("alternation of three", "deprecatedSince|legacyBridge|unsafeEscape", Option.ASCII),
            new SearchCase("alternation in any case", "deprecatedsince|legacybridge", Option.ANY_CASE),
            new SearchCase("literal prefix", "lookup\\w+Handle\\(", Option.ASCII),
            new SearchCase("literal suffix", "\\w+Silently\\(\\)", Option.ASCII),
            new SearchCase("frequent literal, rare match", "return \\w+\\.dropSilently", Option.ASCII),
            new SearchCase("class before a literal", "\\w+_RESUME\\b", Option.ASCII),
            new SearchCase("classes, no literal", "[A-Z]{3}\\d{4}", Option.ASCII),
            new SearchCase("classes, no literal, anchored", "^\\s+// [a-z]{6}Since", Option.ASCII),
            new SearchCase("class, only *.java", "\\w+_RESUME\\b", Option.ASCII, Option.JAVA_FILES),
            literal("rare literal, only *.java", "legacyBridge", Output.CONTENT).with(Option.JAVA_FILES),
            new SearchCase("walk only", "", "", Output.WALK, List.of()));

    private SearchCase(String name, String expression, Option... options) {
        this(name, expression, expression.replace("\\d", "[0-9]"), Output.CONTENT, List.of(options));
    }

    private static SearchCase literal(String name, String text, Output output) {
        return new SearchCase(name, text, text, output, List.of(Option.LITERAL));
    }

    private SearchCase with(Option option) {
        List<Option> more = new ArrayList<>(options);
        more.add(option);
        return new SearchCase(name, pattern, grepPattern, output, more);
    }

    boolean has(Option option) {
        return options.contains(option);
    }

    /**
     * Returns the command for ripgrep: the rules of {@code .gitignore} and no others, hidden files too, as in Hawser. As many
     * threads as it likes.
     */
    List<String> ripgrep(String program) {
        List<String> command = new ArrayList<>(List.of(
                program,
                "--no-config",
                "--color=never",
                "--hidden",
                "--no-require-git",
                "--no-ignore-dot",
                "--no-ignore-exclude",
                "--no-ignore-global",
                "--no-ignore-parent",
                "--glob=!.git"));
        if (has(Option.JAVA_FILES)) {
            command.add("--glob=*.java");
        }
        if (output == Output.WALK) {
            command.add("--files");
            return command;
        }
        command.addAll(List.of("--no-heading", "--with-filename"));
        command.add(flag());
        add(command, Option.LITERAL, "--fixed-strings");
        add(command, Option.ANY_CASE, "--ignore-case");
        add(command, Option.ASCII, "--no-unicode");
        command.addAll(List.of("--regexp", pattern, "."));
        return command;
    }

    /** Returns the command for GNU grep, which knows no ignore files: the names that they hold are given to it. */
    List<String> grep(String program) {
        List<String> command = new ArrayList<>(List.of(program, "--color=never", "-r", "-I", "-H"));
        if (has(Option.JAVA_FILES)) {
            command.add("--include=*.java");
        }
        command.add(flag());
        command.addAll(List.of("--exclude-dir=.git", "--exclude-dir=out", "--exclude-dir=node_modules"));
        command.addAll(List.of("--exclude-dir=cache-?", "--exclude=build.log"));
        command.add(has(Option.LITERAL) ? "-F" : "-E");
        add(command, Option.ANY_CASE, "-i");
        command.addAll(List.of("-e", grepPattern, "."));
        return command;
    }

    private String flag() {
        return switch (output) {
            case FILES -> "-l";
            case COUNT -> "-c";
            case CONTENT, WALK -> "-n";
        };
    }

    private void add(List<String> command, Option option, String flag) {
        if (has(option)) {
            command.add(flag);
        }
    }

    @Override
    public String toString() {
        return name + " " + Arrays.asList(pattern, options);
    }
}
