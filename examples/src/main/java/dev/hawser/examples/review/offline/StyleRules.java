package dev.hawser.examples.review.offline;

import static dev.hawser.examples.review.offline.FalseAlarms.followedBy;
import static dev.hawser.examples.review.offline.FalseAlarms.lineHas;
import static dev.hawser.examples.review.offline.FalseAlarms.nearbyHas;
import static dev.hawser.examples.review.offline.FalseAlarms.onlyInQuotes;
import static dev.hawser.examples.review.offline.FalseAlarms.pathHas;
import static dev.hawser.examples.review.offline.Languages.BRACES;
import static dev.hawser.examples.review.offline.Languages.CLASSES;
import static dev.hawser.examples.review.offline.Languages.CODE;
import static dev.hawser.examples.review.offline.Languages.GO;
import static dev.hawser.examples.review.offline.Languages.JAVA;
import static dev.hawser.examples.review.offline.Languages.JS;
import static dev.hawser.examples.review.offline.Languages.JVM;
import static dev.hawser.examples.review.offline.Languages.PYTHON;
import static dev.hawser.examples.review.offline.Languages.WEB;
import static dev.hawser.examples.review.offline.Probe.in;
import static dev.hawser.examples.review.offline.Rule.rule;
import static dev.hawser.lambda.review.finding.Severity.LOW;
import static dev.hawser.lambda.review.finding.Severity.MEDIUM;

import java.util.List;

/** What the offline style reviewer looks for. */
final class StyleRules {

    private static final String HAS_MAIN = "void main\\(|\\bpicocli\\b";

    static final List<Rule> RULES = List.of(
            rule(
                    "empty-catch",
                    MEDIUM,
                    "The failure disappears, and the next one to look for it finds nothing. Handle it, pass it on, or say in a "
                            + "comment why nothing needs to be done.",
                    in(BRACES, "\\bcatch\\s*(?:\\([^)]*\\)\\s*)?\\{\\s*\\}")
                            .acrossLines()
                            .unless(lineHas("\\b(?:ignored?|expected|unused|_)\\s*\\)|//|/\\*")),
                    in(PYTHON, "^[ \\t]*except\\b[^\\n]*:\\s*\\n\\s*pass[ \\t]*$")
                            .acrossLines()
                            .unless(lineHas("ImportError|ModuleNotFoundError|KeyboardInterrupt|StopIteration")),
                    in(GO, "\\bif err != nil \\{\\s*\\}").acrossLines()),
            rule(
                    "broad-catch",
                    MEDIUM,
                    "This also catches what nobody can handle, such as running out of memory or being told to stop. Catch what "
                            + "you expect.",
                    in(JVM, "\\bcatch\\s*\\(\\s*(?:final\\s+)?Throwable\\b")
                            .reading(0, 8)
                            .unless(FalseAlarms::passesTheFailureOn),
                    in(PYTHON, "^\\s*except\\s*:").reading(0, 8).unless(followedBy("^\\s*raise\\b"))),
            rule(
                    "print-stack-trace",
                    MEDIUM,
                    "It goes to the console, where nobody looks, and the program goes on as if nothing had happened. Log it with "
                            + "its context, or throw.",
                    in(JVM, "\\.printStackTrace\\(\\s*\\)"),
                    in(PYTHON, "\\btraceback\\.print_exc\\(")),
            rule(
                    "print-to-console",
                    LOW,
                    "It can be neither filtered nor switched off. Use the project's logger.",
                    in(JAVA, "\\bSystem\\.(?:out|err)\\.print").unlessFileHas(HAS_MAIN),
                    in(WEB, "\\bconsole\\.(?:log|debug)\\(").unlessFileHas("^#!|\\bprocess\\.argv\\b")),
            rule(
                    "system-exit",
                    MEDIUM,
                    "It ends the whole process, the caller's work included, and can't be tested. Throw, and leave the exit to main.",
                    in(JAVA, "\\bSystem\\.exit\\(").unlessFileHas(HAS_MAIN)),
            rule(
                    "unclosed-resource",
                    MEDIUM,
                    "An exception on the way leaves it open. Open it in the head of a try statement.",
                    in(
                                    JAVA,
                                    "\\b\\w+\\s*=\\s*new\\s+(?:File(?:Input|Output)Stream|FileReader|FileWriter|RandomAccessFile"
                                            + "|BufferedReader|BufferedWriter|PrintWriter|Scanner|ZipFile|JarFile)\\(\\s*[^)]")
                            .reading(4, 20)
                            .unless(nearbyHas("\\btry\\s*\\(|\\.close\\(|\\bthis\\.\\w+\\s*=\\s*new|System\\.in"))),
            rule(
                    "string-identity",
                    MEDIUM,
                    "== asks whether both are the same object, which is a matter of luck for strings. Use equals.",
                    in(JAVA, "[=!]=\\s*\"|\"\\s*[=!]=\\s*\\w").unless(onlyInQuotes("[=!]=\\s*\"\"|\"\"\\s*[=!]="))),
            rule(
                    "equals-without-hashcode",
                    MEDIUM,
                    "Equal objects with different hash codes get lost in hash sets and maps. Override hashCode too, or make it a "
                            + "record.",
                    in(JAVA, "\\bpublic\\s+boolean\\s+equals\\s*\\(\\s*(?:final\\s+)?(?:@Nullable\\s+)?Object\\b")
                            .unlessFileHas("\\bint\\s+hashCode\\s*\\(")),
            rule(
                    "mutable-static",
                    MEDIUM,
                    "Any code on any thread can change it for everybody. Make it final, or private with methods that guard it.",
                    in(
                            JAVA,
                            "^\\s+(?:public\\s+static|static\\s+public)\\s+(?:int|long|short|byte|char|boolean|float|double"
                                    + "|[A-Z][\\w.]*(?:<[\\w., <>?]*>)?)(?:\\[\\])*\\s+\\w+\\s*(?:=|;)")),
            rule(
                    "mutable-default",
                    MEDIUM,
                    "All calls share the one default value, so what one call puts in the next one finds. Default to None and "
                            + "create it inside.",
                    in(PYTHON, "^\\s*def\\s+\\w+\\(.*=\\s*(?:\\[\\]|\\{\\}|list\\(\\)|dict\\(\\)|set\\(\\))")),
            rule(
                    "loose-equality",
                    LOW,
                    "== converts its operands by rules that few know by heart. Use === or !==.",
                    in(JS, "[^=!<>]==[^=>]|!=[^=]")
                            .unless(lineHas("[=!]=\\s*(?:null|undefined)\\b|typeof"))
                            .unless(onlyInQuotes("[^=!<>]==[^=>]|!=[^=]"))),
            rule(
                    "ignored-error",
                    LOW,
                    "The error is thrown away. Handle it, or say in a comment why it can't matter.",
                    in(GO, "^\\s*_\\s*=\\s*\\w[\\w.]*\\(")),
            rule(
                    "boxed-constructor",
                    LOW,
                    "These constructors are marked for removal and always make a new object. Use valueOf, or rely on boxing.",
                    in(JAVA, "\\bnew\\s+(?:Integer|Long|Short|Byte|Double|Float|Boolean|Character)\\(")
                            .unless(onlyInQuotes("\\bnew\\s+[A-Z]"))),
            rule(
                    "long-method",
                    MEDIUM,
                    "Nobody keeps that much in mind at once. Give its parts names: extract methods.",
                    in(CLASSES, LongBlock.MEMBER)
                            .acrossLines()
                            .reading(0, LongBlock.READ)
                            .unless(lineHas(LongBlock.NO_HEAD))
                            .remarking(LongBlock::remark),
                    in(WEB, LongBlock.MEMBER)
                            .acrossLines()
                            .reading(0, LongBlock.READ)
                            .unless(lineHas(LongBlock.NO_HEAD))
                            .remarking(LongBlock::remark),
                    in(WEB, LongBlock.FUNCTION)
                            .acrossLines()
                            .reading(0, LongBlock.READ)
                            .remarking(LongBlock::remark),
                    in(GO, LongBlock.GO_FUNC)
                            .acrossLines()
                            .reading(0, LongBlock.READ)
                            .remarking(LongBlock::remark),
                    in(PYTHON, LongBlock.DEF)
                            .acrossLines()
                            .reading(0, LongBlock.READ)
                            .remarking(LongBlock::remark)),
            rule(
                    "many-parameters",
                    LOW,
                    "Callers mix them up. Group what belongs together in a record.",
                    in(
                                    JAVA,
                                    "^(?: {2}| {4}|\\t)[A-Za-z<][^(){};=]*\\w\\((?:[^(){};,]+,){7,}[^(){};,]+\\)\\s*"
                                            + "(?:throws\\s+[\\w.,\\s]+)?\\{")
                            .acrossLines()
                            .reading(0, 15)
                            .unless(lineHas("\\brecord\\b"))
                            .unless(Parameters::areFew)),
            rule(
                    "deep-nesting",
                    LOW,
                    "So many conditions at once are hard to follow. Return early, or extract a method.",
                    in(CODE, "^(?: {24,}|\\t{6,})(?:if|for|while|switch)\\b")),
            rule(
                    "commented-out-code",
                    LOW,
                    "Nobody knows whether it still matters. Delete it; the version history keeps it.",
                    in(BRACES, "(?:^[ \\t]*//[^\\n]*[;{}][ \\t]*\\n){3,}")
                            .acrossLines()
                            .evenInComments()),
            rule(
                    "wildcard-import",
                    LOW,
                    "A reader can't see where a name comes from, and a new release can bring in a name that clashes. Name what you "
                            + "import.",
                    in(JAVA, "^import\\s+[a-z][\\w.]*\\.\\*\\s*;"),
                    in(PYTHON, "^\\s*from\\s+\\S+\\s+import\\s+\\*").unless(pathHas("__init__\\.py$"))),
            rule(
                    "open-task",
                    LOW,
                    "A note in the code is seen by nobody who plans work. Do it, or open a ticket and name it here.",
                    in(CODE, "\\b(?:TODO|FIXME|XXX|HACK)\\b")
                            .evenInComments()
                            .unless(candidate -> candidate.code().matches(".*\\b(?:TODO|FIXME|XXX|HACK)\\b.*"))),
            rule(
                    "long-line",
                    LOW,
                    "It has more than 140 characters, so its end is off the screen in a review. Break it, or name a part of it.",
                    in(CODE, "^.{141,}$")
                            .unless(lineHas("^\\s*(?:import|package)\\b|https?://"))
                            .unless(lineHas("^\\S*\\s*\\S+$"))
                            .unless(pathHas("\\.min\\.|\\.bundle\\."))));

    private StyleRules() {}
}
