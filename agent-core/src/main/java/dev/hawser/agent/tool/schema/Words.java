package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Puts values and lists into the short words of a message. */
final class Words {

    private static final int MAX_VALUE = 60;
    private static final int MAX_NAMES = 20;
    private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at .*");

    private Words() {}

    /** Returns the value as JSON if it is short, and otherwise its beginning or its kind. */
    static String of(JsonNode value) {
        if (value.isObject()) {
            return "an object";
        }
        if (value.isArray()) {
            return "a list";
        }
        return value.isTextual() ? quote(value.textValue()) : cut(Json.write(value));
    }

    static String quote(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(cut(text))) + '"';
    }

    /** Returns {@code a, b or c}. */
    static String or(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** Returns the names with commas between them; of very many the first ones and how many more there are. */
    static String list(Collection<String> names) {
        if (names.size() <= MAX_NAMES) {
            return String.join(", ", names);
        }
        return String.join(", ", names.stream().limit(MAX_NAMES).toList()) + " and " + (names.size() - MAX_NAMES)
                + " more";
    }

    /** Returns {@code 1 item}, {@code 2 items}. */
    static String count(int number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        return number + " " + (noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s");
    }

    /** Returns what is wrong with a text that is not JSON, and where. */
    static String of(JsonProcessingException notJson) {
        JsonLocation location = notJson.getLocation();
        String where =
                location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        String what = notJson.getOriginalMessage().lines().findFirst().orElse("unreadable");
        return cut(START_MARKER.matcher(what).replaceFirst("")) + where;
    }

    private static String cut(String text) {
        if (text.length() <= MAX_VALUE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_VALUE - 1)) ? MAX_VALUE - 1 : MAX_VALUE;
        return text.substring(0, end) + "…";
    }
}
