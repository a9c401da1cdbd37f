package dev.hawser.lambda.review.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes text from files and models safe to stand in Markdown: it can't become markup. */
final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~]");
    private static final Pattern TICKS = Pattern.compile("`+");
    /** Control characters and what reorders or hides the text around it. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\x{2028}\\x{2029}]");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Markdown() {}

    /** Returns the text as one line of plain words. */
    static String plain(String text) {
        return SPECIAL.matcher(oneLine(text)).replaceAll("\\\\$0");
    }

    /** Returns the text as code within a line. */
    static String code(String text) {
        String line = oneLine(text);
        int longest = TICKS.matcher(line)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(longest + 1);
        String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + pad + line + pad + fence;
    }

    /** Returns a model's text as paragraphs, each on its own; its headings, lists and emphasis stay, its HTML does not. */
    static String paragraphs(String text) {
        return text.strip().replace("<", "&lt;").replaceAll("(?m)^#{1,6}\\s+(.*)$", "**$1**");
    }

    /** Returns a link target that may hold any character of a path. */
    static String target(String path) {
        String encoded = HIDDEN.matcher(
                        path.replace("%", "%25").replace("<", "%3C").replace(">", "%3E"))
                .replaceAll(hidden -> URLEncoder.encode(hidden.group(), StandardCharsets.UTF_8));
        return "<" + encoded + ">";
    }

    private static String oneLine(String text) {
        return HIDDEN.matcher(BLANKS.matcher(text.strip()).replaceAll(" ")).replaceAll("\uFFFD");
    }
}
