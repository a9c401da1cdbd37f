package dev.hawser.lambda.review.finding;

import dev.hawser.agent.tool.ToolException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Holds findings against the files they speak of. It keeps the files it has read, so use one for a batch and drop it. */
final class Verifier {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** What stands where a tool cut a long line. */
    private static final Pattern CUT = Pattern.compile("^\\s*…|…\\s*$");

    private static final Pattern ESCAPE = Pattern.compile("\\\\x[0-9A-F]{2}|\\\\u[0-9a-f]{4}");
    private static final Pattern RULE = Pattern.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*");

    private final SourceLines source;
    private final Map<String, List<String>> files = new HashMap<>();

    Verifier(SourceLines source) {
        this.source = source;
    }

    /** Returns what is wrong with the finding, written for the model that made it; nothing if it stands. */
    Optional<String> objectionTo(Finding finding) {
        if (!RULE.matcher(finding.rule()).matches()) {
            return Optional.of("rule '" + finding.rule()
                    + "' is not in kebab-case, of 60 characters at most: write it like sql-injection");
        }
        if (finding.advice().isBlank()) {
            return Optional.of("the advice is empty: say what can go wrong and what to do instead");
        }
        List<String> lines;
        try {
            lines = lines(finding.file());
        } catch (ToolException e) {
            return Optional.of(e.getMessage());
        }
        if (finding.line() < 1 || finding.line() > lines.size()) {
            return Optional.of("there is no line " + finding.line() + ": the file has " + lines.size() + " lines");
        }
        String evidence = squeeze(CUT.matcher(finding.evidence()).replaceAll(""));
        if (evidence.isEmpty()) {
            return Optional.of("the evidence is empty: copy the telling piece of line " + finding.line());
        }
        String line = squeeze(lines.get(finding.line() - 1));
        return stands(evidence, line)
                ? Optional.empty()
                : Optional.of(misplaced(finding.line(), line, evidence, lines));
    }

    private List<String> lines(String file) {
        List<String> lines = files.get(file);
        if (lines == null) {
            lines = source.of(file);
            files.put(file, lines);
        }
        return lines;
    }

    private static String misplaced(int number, String line, String evidence, List<String> lines) {
        String real = "the evidence is not on line " + number + ", which reads `" + abridged(line) + "`";
        List<Integer> elsewhere = IntStream.rangeClosed(1, lines.size())
                .filter(n -> stands(evidence, squeeze(lines.get(n - 1))))
                .limit(5)
                .boxed()
                .toList();
        if (elsewhere.isEmpty()) {
            return real + "; it is nowhere in the file: read the file and copy a piece of one line";
        }
        return real + "; it is on line "
                + String.join(", ", elsewhere.stream().map(String::valueOf).toList());
    }

    /** Evidence may show a hidden character as an escape, as the tools do: what is between the escapes must be there. */
    private static boolean stands(String evidence, String line) {
        int from = 0;
        for (String piece : ESCAPE.split(evidence)) {
            int at = line.indexOf(piece, from);
            if (at < 0) {
                return false;
            }
            from = at + piece.length();
        }
        return true;
    }

    private static String abridged(String line) {
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }

    private static String squeeze(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}
