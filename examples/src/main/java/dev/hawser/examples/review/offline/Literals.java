package dev.hawser.examples.review.offline;

import java.util.regex.Pattern;

/** Quoted text in source code. */
final class Literals {

    private static final Pattern QUOTED =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'|`(?:[^`\\\\]++|\\\\.)*+`");
    private static final Pattern INSERTED = Pattern.compile("\\$\\{|(?:\\bf|\\bfr|\\brf)[\"'][^\"']*\\{");

    private Literals() {}

    /** Returns the code with every literal emptied: {@code f("a" + b)} becomes {@code f("" + b)}. */
    static String emptied(String code) {
        return QUOTED.matcher(code).replaceAll("\"\"");
    }

    /** Returns whether a literal has values inserted: {@code `a ${b}`} or {@code f"a {b}"}. */
    static boolean insertValues(String code) {
        return INSERTED.matcher(code).find();
    }
}
