package dev.hawser.examples.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Numbers and arguments as people read them. */
final class Words {

    private static final int LONGEST_VALUE = 50;
    private static final int LONGEST_ARGUMENTS = 90;

    private Words() {}

    /** Returns {@code 12 ms}, {@code 3.4 s}, {@code 2 min 5 s}. */
    static String time(Duration time) {
        if (time.toMillis() < 1000) {
            return time.toMillis() + " ms";
        }
        return time.toMinutes() == 0
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    /** Returns {@code 17 bytes}, {@code 2.3 KB}. */
    static String size(int bytes) {
        return bytes < 1024 ? counted(bytes, "byte") : String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0);
    }

    /** Returns {@code 1 token}, {@code 12,345 tokens}. */
    static String counted(long number, String singular) {
        return String.format(Locale.ROOT, "%,d %s%s", number, singular, number == 1 ? "" : "s");
    }

    /** Returns how long something is ago: {@code just now}, {@code 5 minutes ago}. */
    static String ago(Duration time) {
        if (time.toMinutes() < 1) {
            return "just now";
        }
        if (time.toHours() < 1) {
            return counted(time.toMinutes(), "minute") + " ago";
        }
        return time.toDays() < 1 ? counted(time.toHours(), "hour") + " ago" : counted(time.toDays(), "day") + " ago";
    }

    /** Returns the arguments of a call on one line: a path as it is, everything else with its
     * name, of lists how many they hold, and the long cut. */
    static String arguments(JsonNode input) {
        StringJoiner words = new StringJoiner(" ");
        for (Map.Entry<String, JsonNode> property : input.properties()) {
            JsonNode value = property.getValue();
            if (value.isContainerNode()) {
                words.add(property.getKey() + "[" + value.size() + "]");
            } else if (property.getKey().equals("path")) {
                words.add(value.asText());
            } else {
                words.add(property.getKey() + "=" + brief(value.asText(), LONGEST_VALUE));
            }
        }
        return brief(words.toString(), LONGEST_ARGUMENTS);
    }

    /** Returns the first line, cut if it is longer than that. */
    static String brief(String text, int longest) {
        String line = text.strip().lines().findFirst().orElse("");
        boolean whole =
                line.length() <= longest && line.length() == text.strip().length();
        return whole ? line : line.substring(0, Math.min(line.length(), longest - 1)) + "…";
    }
}
