package dev.hawser.benchmarks.contestant;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers a Converse request. The script has no state: where a conversation stands is read from the id of its last tool
 * call, which says how many there were and will be.
 */
final class Script {

    private static final byte[] ID = "\"call-".getBytes(US_ASCII);
    private static final Pattern PROMPT = Pattern.compile("Read ([0-9]+) files\\.");
    private static final int LONGEST_ID = 30;

    private Script() {}

    /** Returns the body of the answer to the first {@code length} bytes of the request. */
    static byte[] answer(byte[] request, int length) {
        int id = lastIndexOf(request, length);
        int made = 0;
        int all;
        if (id < 0) {
            Matcher prompt = PROMPT.matcher(new String(request, 0, length, US_ASCII));
            if (!prompt.find()) {
                throw new IllegalArgumentException("the request has no prompt");
            }
            all = Integer.parseInt(prompt.group(1));
        } else {
            String[] words = new String(
                            request, id + ID.length, Math.min(LONGEST_ID, length - id - ID.length), US_ASCII)
                    .split("[-\"]", 4);
            made = Integer.parseInt(words[0]);
            all = Integer.parseInt(words[2]);
        }
        return (made < all ? call(made + 1, all) : end()).getBytes(US_ASCII);
    }

    private static int lastIndexOf(byte[] request, int length) {
        for (int i = length - ID.length; i >= 0; i--) {
            int matched = 0;
            while (matched < ID.length && request[i + matched] == ID[matched]) {
                matched++;
            }
            if (matched == ID.length) {
                return i;
            }
        }
        return -1;
    }

    private static String call(int number, int all) {
        return answer(
                "{\"text\":\"I look at file " + number + " now.\"},{\"toolUse\":{\"toolUseId\":\"call-" + number
                        + "-of-" + all
                        + "\",\"name\":\"read_file\",\"input\":{\"path\":\"src/main/java/com/example/orders/Order"
                        + number
                        + ".java\",\"offset\":1,\"limit\":200}}}",
                "tool_use");
    }

    private static String end() {
        return answer("{\"text\":\"" + Task.LAST_WORDS + "\"}", "end_turn");
    }

    private static String answer(String content, String stopReason) {
        return "{\"metrics\":{\"latencyMs\":412},\"output\":{\"message\":{\"content\":[" + content
                + "],\"role\":\"assistant\"}},\"stopReason\":\"" + stopReason
                + "\",\"usage\":{\"inputTokens\":1204,\"outputTokens\":61,\"totalTokens\":1265}}";
    }
}
