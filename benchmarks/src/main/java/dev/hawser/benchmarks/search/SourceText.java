package dev.hawser.benchmarks.search;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Text that looks like source code, with something to be found in a few places. */
final class SourceText {

    /** What names are made of. */
    static final List<String> WORDS = List.of(
            "order", "index", "core", "store", "client", "event", "user", "batch", "price", "node", "state", "queue",
            "value", "token", "cache", "group", "table", "frame", "buffer", "stream", "field", "image", "parse",
            "merge", "write", "load", "find", "apply", "build", "match", "result", "config", "stack", "limit", "local",
            "remote", "first", "last", "next", "error");

    private static final List<String> COMMENTS = List.of(
            "the caller has checked that already, see the note in the manual",
            "Größe und Maß sind hier schon geprüft",
            "この値は呼び出し側で検査済み",
            "don't change the order: the naïve version was too slow",
            "returns nothing if there is nothing to be done");

    /** What searches are for; the first is the rarest. */
    private static final List<String> NEEDLES = List.of(
            "quorumLeaseEpoch",
            "LAST_STATE_RESUME",
            "ERR4711",
            "deprecatedSince",
            "legacyBridge",
            "unsafeEscape",
            "lookupTableHandle(",
            "dropSilently()",
            "Überlauf",
            "TODO(security)");

    private final SplittableRandom random;

    SourceText(SplittableRandom random) {
        this.random = random;
    }

    /** Returns whole lines, about that many bytes of them. */
    String ofBytes(int bytes) {
        StringBuilder text = new StringBuilder(bytes + 200);
        // One file in a hundred has many of these.
        int traces = random.nextInt(130) == 0 ? 5 : 0;
        while (text.length() < bytes) {
            if (random.nextInt(100) < traces) {
                text.append("        trace(TRACE_BUDGET, ").append(name()).append(");\n");
            }
            line(text);
            if (random.nextInt(100_000) == 0) {
                needle(text);
            }
        }
        return text.toString();
    }

    private void needle(StringBuilder text) {
        int number = Math.max(random.nextInt(NEEDLES.size()), random.nextInt(NEEDLES.size()));
        text.append("    // ")
                .append(NEEDLES.get(number))
                .append(" in ")
                .append(name())
                .append('\n');
    }

    private void line(StringBuilder text) {
        switch (random.nextInt(16)) {
            case 0 -> text.append('\n');
            case 1, 2 -> text.append("    }\n");
            case 3 ->
                text.append("    // ")
                        .append(COMMENTS.get(random.nextInt(COMMENTS.size())))
                        .append('\n');
            case 4 ->
                text.append("import com.example.")
                        .append(word())
                        .append('.')
                        .append(type())
                        .append(";\n");
            case 5 ->
                text.append("    private final ")
                        .append(type())
                        .append(' ')
                        .append(name())
                        .append(";\n");
            case 6 ->
                text.append("    public ")
                        .append(type())
                        .append(' ')
                        .append(name())
                        .append("(int ")
                        .append(word())
                        .append(") {\n");
            case 7 ->
                text.append("        if (")
                        .append(name())
                        .append(" != null && ")
                        .append(name())
                        .append(" > ")
                        .append(random.nextInt(100))
                        .append(") {\n");
            case 8, 9 ->
                text.append("        return ")
                        .append(name())
                        .append(".")
                        .append(name())
                        .append("();\n");
            case 10 ->
                text.append("        log.info(\"")
                        .append(word())
                        .append(" {} of {} done\", ")
                        .append(name())
                        .append(", ")
                        .append(word())
                        .append(");\n");
            case 11 ->
                text.append("        ")
                        .append(constant())
                        .append(".put(\"")
                        .append(word())
                        .append("\", ")
                        .append(random.nextInt(10_000))
                        .append("L);\n");
            default ->
                text.append("        ")
                        .append(type())
                        .append(' ')
                        .append(word())
                        .append(" = new ")
                        .append(type())
                        .append('(')
                        .append(name())
                        .append(", ")
                        .append(word())
                        .append(");\n");
        }
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private String name() {
        return word() + capitalised(word());
    }

    private String type() {
        return capitalised(word()) + capitalised(word());
    }

    private String constant() {
        return (word() + "_" + word()).toUpperCase(Locale.ROOT);
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
