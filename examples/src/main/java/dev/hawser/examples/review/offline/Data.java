package dev.hawser.examples.review.offline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows data through the few lines around a hit: is it fixed in the source, or does it come from elsewhere? */
final class Data {

    private static final Pattern JOINED =
            Pattern.compile("\\+\\s*([A-Za-z_][\\w.]*)(\\s*\\()?|([A-Za-z_][\\w.]*)(\\s*\\()?\\s*\\+(?!\\+|=)");
    private static final Pattern CONSTANT = Pattern.compile("([A-Za-z_]\\w*\\.)*[A-Z][A-Z0-9_]*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_]\\w*");

    private Data() {}

    /** Returns whether text is put together from something other than literals and constants. */
    static boolean isJoined(String code) {
        if (Literals.insertValues(code)) {
            return true;
        }
        Matcher joined = JOINED.matcher(Literals.emptied(code));
        while (joined.find()) {
            String operand = joined.group(1) != null ? joined.group(1) : joined.group(3);
            boolean call = joined.group(2) != null || joined.group(4) != null;
            if (call || !CONSTANT.matcher(operand).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the arguments of the named call are literals and constants alone; several names are split by |. */
    static boolean isFixed(String call, String code) {
        Matcher arguments =
                Pattern.compile("(?:" + call + ")\\s*\\(([^()]*)\\)").matcher(Literals.emptied(code));
        if (Literals.insertValues(code) || !arguments.find()) {
            return false;
        }
        return VARIABLE.matcher(arguments.group(1))
                .results()
                .allMatch(name -> CONSTANT.matcher(name.group()).matches());
    }
}
