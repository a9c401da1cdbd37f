package dev.hawser.examples.review.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quoted text in source code. */
final class Literals {

    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|`((?:[^`\\\\]|\\\\.)*)`");
    private static final Pattern INSERTED = Pattern.compile("\\$\\{|(?:\\bf|\\bfr|\\brf)[\"'][^\"']*\\{");

    private Literals() {}

    /** Returns the code with every literal emptied: {@code f("a" + b)} becomes {@code f("" + b)}. */
    static String emptied(String code) {
        return QUOTED.matcher(code).replaceAll("\"\"");
    }

    /** Returns the contents of the literals, in order. */
    static List<String> of(String code) {
        List<String> found = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(code);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    found.add(matcher.group(group));
                }
            }
        }
        return found;
    }

    /** Returns whether a literal has values inserted: {@code `a ${b}`} or {@code f"a {b}"}. */
    static boolean insertValues(String code) {
        return INSERTED.matcher(code).find();
    }
}
