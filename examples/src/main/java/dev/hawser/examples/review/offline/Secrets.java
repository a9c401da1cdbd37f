package dev.hawser.examples.review.offline;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells secrets from what only looks like them: placeholders, references, names of keys. */
final class Secrets {

    private static final String NAME =
            "([\\w.-]*(?:password|passwd|passphrase|pwd|secret|credential|(?:auth|access|bearer)_?token"
                    + "|(?:api|access|private|encryption|signing|aws|jwt)_?key)[\\w.-]*)";

    /** A name that announces a secret is given quoted text. Groups: name, value. */
    static final String IN_CODE =
            "(?i)" + NAME + "(?:[\"']?:|[\"']?\\s*(?::\\s*[\\w?]+\\s*)?(?:=|:=|=>))\\s*[\"'`]([^\"'`\\s]{4,})[\"'`]";

    /** The same in a line of a settings file, where quotes may be missing. */
    static final String IN_SETTINGS =
            "(?i)^\\s*(?:export\\s+)?" + NAME + "\\s*[:=]\\s*[\"']?([^\"'\\s]{4,})[\"']?\\s*(?:#.*)?$";

    /** The same as an XML element. */
    static final String IN_ELEMENT = "(?i)<" + NAME + ">\\s*([^<>\\s]{4,})\\s*</";

    /** The same as a pair of XML attributes. */
    static final String IN_ATTRIBUTES = "(?i)name=\"" + NAME + "\"\\s+value=\"([^\"\\s]{4,})\"";

    /** A user and a password in a URL. */
    static final String IN_URL = "(\\w+://[^/\\s:@\"']+):([^/\\s:@\"']{3,})@";

    /** The password of a database connection. */
    static final String IN_CONNECTION = "(getConnection)\\([^,]+,[^,]+,\\s*\"([^\"]{3,})\"\\s*\\)";

    /** What ends like this names something about a secret, and not the secret. */
    private static final Set<String> LAST_WORDS = Set.of(
            "name",
            "names",
            "field",
            "url",
            "uri",
            "path",
            "file",
            "dir",
            "header",
            "param",
            "parameter",
            "prefix",
            "suffix",
            "type",
            "factory",
            "algorithm",
            "algo",
            "format",
            "label",
            "hint",
            "pattern",
            "regex",
            "encoder",
            "property",
            "arn",
            "env",
            "variable",
            "message",
            "msg",
            "text",
            "title",
            "column",
            "class",
            "id",
            "policy",
            "length",
            "size",
            "min",
            "max",
            "ttl",
            "timeout",
            "expiry",
            "days",
            "hours",
            "count",
            "ref",
            "alias",
            "attribute",
            "provider",
            "manager",
            "rule",
            "kind",
            "error",
            "view",
            "page",
            "endpoint",
            "topic",
            "queue");

    private static final Pattern LAST_WORD = Pattern.compile("([A-Z]?[a-z]+|[A-Z]+|\\d+)[^A-Za-z0-9]*$");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i).*(\\$\\{|\\{\\{|#\\{|\\$\\(|%[sv]|<[^>]*>|\\*{3}|x{3}|\\.{3}|change.?me|your|example|sample|dummy|fake|mock"
                    + "|placeholder|redacted|replace|test|todo).*");

    private static final Pattern REFERENCE =
            Pattern.compile("(?i)none|null|true|false|undefined|default|required|optional|\\$\\w+|!.*|\\{.*}|enc\\(.*"
                    + "|(vault|arn|ssm|file|env|https?|classpath|op|ref[+]\\w+):.*|[/.@~].*");

    private static final Pattern KEY_NAME = Pattern.compile(
            "[a-z]+([._:/-][a-z]+)+|[A-Z]+([_-][A-Z]+)+|[A-Z][a-z]*(-[A-Z][A-Za-z]*)+|[a-z]+([A-Z][a-z]+)+");

    private static final List<String> KEY_WORDS =
            List.of("password", "passwd", "pwd", "secret", "token", "key", "credential");
    private static final Pattern ONE_CHARACTER = Pattern.compile("(.)\\1*");
    private static final Pattern KEY_BODY = Pattern.compile("[A-Za-z0-9+/=]{40,}");

    private Secrets() {}

    /** Returns a test for lines where none of the pattern's matches is a secret. */
    static Predicate<Candidate> harmless(String pattern) {
        Pattern assigned = Pattern.compile(pattern);
        return candidate -> {
            Matcher matcher = assigned.matcher(candidate.text());
            while (matcher.find()) {
                if (isSecret(matcher.group(1), matcher.group(2))) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Returns whether a private key has only its first line: code that looks for keys has that too. */
    static boolean hasNoKeyBody(Candidate candidate) {
        return candidate.after(2).stream()
                .noneMatch(line -> KEY_BODY.matcher(line).find());
    }

    private static boolean isSecret(String name, String value) {
        if (namesSomethingElse(name)
                || PLACEHOLDER.matcher(value).matches()
                || REFERENCE.matcher(value).matches()
                || ONE_CHARACTER.matcher(value).matches()) {
            return false;
        }
        String plainName = plain(name);
        String plainValue = plain(value);
        boolean namesAKey =
                KEY_NAME.matcher(value).matches() && KEY_WORDS.stream().anyMatch(plainValue::contains);
        return !namesAKey && !plainName.contains(plainValue);
    }

    private static boolean namesSomethingElse(String name) {
        Matcher last = LAST_WORD.matcher(name);
        return last.find() && LAST_WORDS.contains(last.group(1).toLowerCase(Locale.ROOT));
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
