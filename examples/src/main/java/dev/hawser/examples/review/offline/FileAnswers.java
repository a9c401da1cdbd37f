package dev.hawser.examples.review.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.agent.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the answers of the file tools: lines of files, each with its number in front, and whatever else they say, which is
 * passed over.
 */
final class FileAnswers {

    /** No tool cuts a line that is shorter. */
    private static final int SHORT = 400;

    private static final Pattern NUMBERED = Pattern.compile("(\\d+)[^\\t\\w]*\\t(.*)");
    /** What a tool puts in place of the ends of a long line. */
    private static final Pattern CUT = Pattern.compile("^…|…(?: \\(\\+\\d+ \\w+\\))?$");

    private FileAnswers() {}

    /** Returns the numbered lines of an answer about one file, but for those that are cut. */
    static NavigableMap<Integer, String> wholeLines(String answer) {
        NavigableMap<Integer, String> lines = new TreeMap<>();
        answer.lines().forEach(line -> {
            Matcher numbered = NUMBERED.matcher(line);
            if (numbered.matches() && content(numbered.group(2)).equals(numbered.group(2))) {
                lines.put(Integer.valueOf(numbered.group(1)), numbered.group(2));
            }
        });
        return lines;
    }

    /** Returns the numbered lines of an answer about several files, file by file; of a cut line what is shown of it. */
    static Map<String, NavigableMap<Integer, String>> linesByFile(String answer) {
        Map<String, NavigableMap<Integer, String>> files = new LinkedHashMap<>();
        NavigableMap<Integer, String> current = Collections.emptyNavigableMap();
        for (String line : answer.lines().toList()) {
            Matcher numbered = NUMBERED.matcher(line);
            if (numbered.matches()) {
                current.put(Integer.valueOf(numbered.group(1)), content(numbered.group(2)));
            } else if (isPath(line)) {
                current = files.computeIfAbsent(path(line), path -> new TreeMap<>());
            }
        }
        files.values().removeIf(Map::isEmpty);
        return files;
    }

    /** Returns the paths that an answer lists, one a line. */
    static List<String> paths(String answer) {
        return answer.lines().filter(FileAnswers::isPath).map(FileAnswers::path).toList();
    }

    private static boolean isPath(String line) {
        return !line.isBlank() && "[ (".indexOf(line.charAt(0)) < 0;
    }

    private static String content(String shown) {
        return shown.length() < SHORT ? shown : CUT.matcher(shown).replaceAll("");
    }

    /** A path that could be taken for something else is in quotes, with escapes. */
    private static String path(String line) {
        if (!line.startsWith("\"")) {
            return line;
        }
        try {
            return Json.parse(line).asText();
        } catch (JsonProcessingException e) {
            return line;
        }
    }
}
