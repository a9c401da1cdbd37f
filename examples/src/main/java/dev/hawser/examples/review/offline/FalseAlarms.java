package dev.hawser.examples.review.offline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Common ways to tell that a hit is not what it looks like. */
final class FalseAlarms {

    private static final int WHOLE_WINDOW = 1_000;
    private static final int A_LITTLE = 5;
    private static final Pattern CAUGHT = Pattern.compile("\\bThrowable\\s+(\\w+)\\s*\\)");
    private static final Predicate<String> LOGS = Pattern.compile(
                    "(?i)\\blog(?:ger)?\\.|printStackTrace|System\\.(?:out|err)")
            .asPredicate();
    private static final Predicate<String> SHELL =
            Pattern.compile("\"(?:-c|/c)\"").asPredicate();
    private static final Pattern ONE_ARGUMENT = Pattern.compile("\\.exec\\(\\s*(\\w+)\\s*[,)]");
    private static final Pattern PUBLIC_METHOD =
            Pattern.compile("\\bpublic\\s[^=;{}()]*\\(((?:[^(){};]++|\\([^()]*+\\))*+)\\)[^;{}()]*+\\{");
    private static final Pattern TEXT_PARAMETER = Pattern.compile("\\bString\\s+(\\w+)");
    private static final Pattern OPENED = Pattern.compile(
            "(?:new File\\w*|new RandomAccessFile|Paths?\\.(?:of|get)|\\.resolve)\\((?:[^()]++|\\([^()]*+\\))*+\\)");
    private static final Pattern PART = Pattern.compile("(?:[+,]|\\.resolve\\()\\s*([a-z]\\w*)");
    private static final Pattern VALUE_OF_REQUEST = Pattern.compile("\\b(\\w+)\\s*=\\s*\\w+\\.get");
    private static final Predicate<String> KEPT_INSIDE =
            Pattern.compile("normalize\\(|getCanonicalPath|toRealPath").asPredicate();
    private static final Predicate<String> SECRET_NAME = Pattern.compile(
                    "(?i)\\b\\w*(?:password|passwd|secret|api_?key|private_?key)\\w*\\b(?!\\s*(?:\\(|\\.length|\\.isEmpty|[!=]=))")
            .asPredicate();

    private FalseAlarms() {}

    /** The line, comments included, has the pattern. */
    static Predicate<Candidate> lineHas(String pattern) {
        Predicate<String> has = Pattern.compile(pattern).asPredicate();
        return candidate -> has.test(candidate.text());
    }

    /** The statement that begins on the line has the pattern. */
    static Predicate<Candidate> statementHas(String pattern) {
        Predicate<String> has = Pattern.compile(pattern).asPredicate();
        return candidate -> has.test(candidate.statement());
    }

    /** Some code a little before the line, or in what was read after it, has the pattern. */
    static Predicate<Candidate> nearbyHas(String pattern) {
        Predicate<String> has = Pattern.compile(pattern).asPredicate();
        return candidate -> lastOf(candidate.before()).stream().anyMatch(has)
                || candidate.after(WHOLE_WINDOW).stream().anyMatch(has);
    }

    private static List<String> lastOf(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - A_LITTLE), lines.size());
    }

    /** Some code that follows the line has the pattern. */
    static Predicate<Candidate> followedBy(String pattern) {
        Predicate<String> has = Pattern.compile(pattern).asPredicate();
        return candidate -> candidate.after(WHOLE_WINDOW).stream().skip(1).anyMatch(has);
    }

    /** The path has the pattern. */
    static Predicate<Candidate> pathHas(String pattern) {
        Predicate<String> has = Pattern.compile(pattern).asPredicate();
        return candidate -> has.test(candidate.path());
    }

    /** Once the quoted text is gone from the line, the pattern is gone too. */
    static Predicate<Candidate> onlyInQuotes(String pattern) {
        Predicate<String> has = Pattern.compile(pattern).asPredicate();
        return candidate -> !has.test(Literals.emptied(candidate.code()));
    }

    /** The text is put together from literals and constants alone. */
    static boolean joinsConstants(Candidate candidate) {
        return !Data.isJoined(candidate.statement());
    }

    /** The arguments of the call, one of several names split by |, are literals and constants alone. */
    static Predicate<Candidate> fixedArguments(String calls) {
        return candidate -> Data.isFixed(calls, candidate.statement());
    }

    /** The secret is spoken of, but its value is not among the arguments. */
    static boolean onlyNamesTheSecret(Candidate candidate) {
        return !SECRET_NAME.test(Literals.emptied(candidate.code()));
    }

    /** What was caught is thrown, or handed to somebody other than a log. */
    static boolean passesTheFailureOn(Candidate candidate) {
        Matcher caught = CAUGHT.matcher(candidate.code());
        if (!caught.find()) {
            return false;
        }
        Predicate<String> named =
                Pattern.compile("\\b" + caught.group(1) + "\\b").asPredicate();
        return candidate.after(WHOLE_WINDOW).stream()
                .skip(1)
                .anyMatch(line -> line.contains("throw ") || named.test(line) && !LOGS.test(line));
    }

    /** The key is one of those that manuals show, in a comment or a test. */
    static boolean isExampleKey(Candidate candidate) {
        return candidate.text().contains("EXAMPLE")
                && (candidate.inTests() || !candidate.code().contains("EXAMPLE"));
    }

    /** The command is put together from literals alone, and so is what a shell gets. */
    static boolean runsAFixedCommand(Candidate candidate) {
        String statement = candidate.statement();
        if (Data.isJoined(statement) || SHELL.test(statement) && !Data.isFixed("exec", statement)) {
            return false;
        }
        Matcher argument = ONE_ARGUMENT.matcher(Literals.emptied(statement));
        if (!argument.find()) {
            return true;
        }
        String name = argument.group(1);
        Pattern joined = Pattern.compile("\\b" + name + "\\s*=.*");
        return !parameters(candidate).contains(name)
                && candidate.before().stream()
                        .map(joined::matcher)
                        .noneMatch(line -> line.find() && Data.isJoined(line.group()));
    }

    /** No text that a public method was given is joined to a path. */
    static boolean joinsNoParameter(Candidate candidate) {
        Matcher opened = OPENED.matcher(Literals.emptied(candidate.statement()));
        Set<String> parameters = parameters(candidate);
        while (opened.find()) {
            if (PART.matcher(opened.group()).results().anyMatch(part -> parameters.contains(part.group(1)))) {
                return false;
            }
        }
        return true;
    }

    /** The text parameters of the public method that the candidate is in, as far as its head was read. */
    private static Set<String> parameters(Candidate candidate) {
        Set<String> names = new HashSet<>();
        Matcher method = PUBLIC_METHOD.matcher(String.join(" ", candidate.before()));
        while (method.find()) {
            names.clear();
            TEXT_PARAMETER.matcher(method.group(1)).results().forEach(found -> names.add(found.group(1)));
        }
        return names;
    }

    /** A value of the request that names no file in the lines that follow, or only after it was checked. */
    static boolean reachesNoFile(Candidate candidate) {
        Matcher value = VALUE_OF_REQUEST.matcher(candidate.code());
        if (!value.find()) {
            return true;
        }
        Predicate<String> opens = Pattern.compile(
                        "(?:new File\\w*\\(|Paths?\\.(?:of|get)\\(|\\.resolve\\()[^;]*\\b" + value.group(1) + "\\b")
                .asPredicate();
        List<String> after = candidate.after(WHOLE_WINDOW);
        return after.stream().noneMatch(opens) || after.stream().anyMatch(KEPT_INSIDE);
    }
}
