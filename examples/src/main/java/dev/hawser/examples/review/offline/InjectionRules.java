package dev.hawser.examples.review.offline;

import static dev.hawser.examples.review.offline.FalseAlarms.fixedArguments;
import static dev.hawser.examples.review.offline.FalseAlarms.nearbyHas;
import static dev.hawser.examples.review.offline.FalseAlarms.statementHas;
import static dev.hawser.examples.review.offline.Languages.CODE;
import static dev.hawser.examples.review.offline.Languages.GO;
import static dev.hawser.examples.review.offline.Languages.JVM;
import static dev.hawser.examples.review.offline.Languages.PYTHON;
import static dev.hawser.examples.review.offline.Languages.WEB;
import static dev.hawser.examples.review.offline.Probe.inContext;
import static dev.hawser.examples.review.offline.Rule.rule;
import static dev.hawser.lambda.review.finding.Severity.HIGH;
import static dev.hawser.lambda.review.finding.Severity.MEDIUM;

import java.util.List;

/** What the offline security reviewer looks for: data that may become a command, a path, a page or an object. */
final class InjectionRules {

    /** The keywords all in capitals or all small: a sentence such as "Select a file from the list" is no statement. */
    private static final String SQL =
            "\\s*(?:SELECT\\s[^\"\\n]*\\sFROM|INSERT\\s+INTO|UPDATE\\s+\\S+\\s+SET|DELETE\\s+FROM"
                    + "|select\\s[^\"\\n]*\\sfrom|insert\\s+into|update\\s+\\S+\\s+set|delete\\s+from)\\s";

    static final List<Rule> RULES = List.of(
            rule(
                    "sql-injection",
                    HIGH,
                    "If any part of this can come from outside, it can change what the statement does. Use a prepared statement "
                            + "with placeholders and bind the values.",
                    inContext(CODE, "\"" + SQL + "[^\"\\n]*\"\\s*\\+")
                            .acrossLines()
                            .readingOn(12)
                            .unless(FalseAlarms::joinsConstants),
                    inContext(CODE, "'" + SQL + "[^'\\n]*'\\s*\\+")
                            .acrossLines()
                            .readingOn(12)
                            .unless(FalseAlarms::joinsConstants),
                    inContext(JVM, "(?:format|formatted)\\s*\\(\\s*\"" + SQL + "[^\"\\n]*%s")
                            .readingOn(12)
                            .unless(fixedArguments("format|formatted")),
                    inContext(GO, "Sprintf\\(\\s*[\"`]" + SQL + ".*%[sv]")
                            .readingOn(5)
                            .unless(fixedArguments("Sprintf")),
                    inContext(PYTHON, "\\b[fF][\"']{1,3}" + SQL + ".*\\{").readingOn(5),
                    inContext(PYTHON, "[\"']" + SQL + ".*%s.*[\"']\\s*%\\s*\\(?\\w")
                            .readingOn(5),
                    inContext(PYTHON, "[\"']" + SQL + ".*\\{.*[\"']\\s*\\.format\\(")
                            .readingOn(5),
                    inContext(WEB, "`" + SQL + ".*\\$\\{").readingOn(5)),
            rule(
                    "command-injection",
                    HIGH,
                    "A value that a shell reads can carry a command of its own. Start the program directly with a list of "
                            + "arguments, and check the values against what is allowed.",
                    inContext(JVM, "(?:getRuntime\\(\\)|\\b(?:rt|runtime))\\.exec\\(")
                            .readingOn(8)
                            .unless(FalseAlarms::runsAFixedCommand),
                    inContext(
                                    JVM,
                                    "new ProcessBuilder\\(\\s*(?:List\\.of\\(\\s*)?\"(?:sh|bash|/bin/sh|/bin/bash|cmd|cmd\\.exe)\"")
                            .readingOn(8)
                            .unless(fixedArguments("ProcessBuilder|List.of")),
                    inContext(PYTHON, "\\bos\\.(?:system|popen)\\(")
                            .readingOn(5)
                            .unless(fixedArguments("system|popen")),
                    inContext(PYTHON, "\\bsubprocess\\.\\w+\\(.*shell\\s*=\\s*True")
                            .readingOn(5)
                            .unless(statementHas("\\w\\(\\s*[\"'][^\"'{]*[\"']\\s*,")),
                    inContext(WEB, "\\bexec(?:Sync)?\\(\\s*(?:`[^`]*\\$\\{|[\"'][^\"']*[\"']\\s*\\+)")
                            .readingOn(5),
                    inContext(GO, "exec\\.Command\\(\\s*\"(?:sh|bash|/bin/sh|/bin/bash)\",\\s*\"-c\",")
                            .unless(fixedArguments("Command"))),
            rule(
                    "code-injection",
                    HIGH,
                    "Whoever controls the text controls the program. Parse the value, or look up the wanted action in a table.",
                    inContext(PYTHON, "(?:^|[^.\\w])(?:eval|exec)\\(\\s*[^\"'\\s)]"),
                    inContext(WEB, "(?:^|[^.\\w])eval\\(\\s*[^\"'\\s)]|new Function\\(\\s*[^\"'\\s)]")),
            rule(
                    "unsafe-deserialisation",
                    HIGH,
                    "Reading such data from an untrusted source runs code of the sender's choice. Use a plain data format "
                            + "such as JSON with fixed types, or let a filter admit only the classes you expect.",
                    inContext(JVM, "new\\s+(?:java\\.io\\.)?ObjectInputStream\\(")
                            .readingOn(12)
                            .unless(nearbyHas("ObjectInputFilter")),
                    inContext(
                            JVM,
                            "\\bnew XMLDecoder\\(|\\.enableDefaultTyping\\(|LaissezFaireSubTypeValidator\\.instance"),
                    inContext(PYTHON, "\\b(?:c?[pP]ickle|dill|marshal|jsonpickle)\\.(?:loads?|decode)\\("),
                    inContext(PYTHON, "\\byaml\\.(?:load|load_all)\\(")
                            .readingOn(4)
                            .unless(statementHas("Safe")),
                    inContext(WEB, "require\\([\"']node-serialize[\"']\\)|from [\"']node-serialize[\"']")),
            rule(
                    "xml-external-entities",
                    MEDIUM,
                    "The default parser follows references to files and addresses that the document names. Set the feature "
                            + "disallow-doctype-decl, or XMLInputFactory.SUPPORT_DTD to false.",
                    inContext(
                                    JVM,
                                    "(?:DocumentBuilderFactory|SAXParserFactory)\\.newInstance\\(|XMLInputFactory\\.new(?:Instance"
                                            + "|Factory|DefaultFactory)\\(|new SAXReader\\(|new SAXBuilder\\(")
                            .readingOn(15)
                            .unless(nearbyHas(
                                    "setFeature|SUPPORT_DTD|ACCESS_EXTERNAL_DTD|IS_SUPPORTING_EXTERNAL_ENTITIES"))),
            rule(
                    "path-traversal",
                    MEDIUM,
                    "A name such as ../../etc/passwd leaves the directory. Resolve it, normalise it, and refuse what doesn't start "
                            + "with the directory you meant.",
                    inContext(
                                    JVM,
                                    "(?:new File(?:Input|Output)?(?:Stream)?\\(|Paths?\\.(?:of|get)\\(|\\.resolve\\().*(?:getParameter\\("
                                            + "|getHeader\\(|getPathInfo\\(|getOriginalFilename\\(|getSubmittedFileName\\()")
                            .readingOn(8)
                            .unless(nearbyHas("normalize\\(|getCanonicalPath|toRealPath")),
                    inContext(
                                    JVM,
                                    "(?:new File\\(|\\.resolve\\(|Paths?\\.(?:of|get)\\().*\\b\\w*[eE]ntry\\.getName\\(\\)")
                            .readingOn(8)
                            .unless(nearbyHas("normalize\\(|getCanonicalPath|toRealPath")),
                    inContext(JVM, "\\b\\w+\\s*=\\s*\\w+\\.(?:getParameter|getHeader|getOriginalFilename)\\(")
                            .readingOn(12)
                            .unless(FalseAlarms::reachesNoFile),
                    inContext(
                                    JVM,
                                    "(?:new File(?:InputStream|OutputStream|Reader|Writer)?|new RandomAccessFile|Paths?\\.(?:of|get)"
                                            + "|\\.resolve)\\(")
                            .readingOn(8)
                            .unless(FalseAlarms::joinsNoParameter)
                            .unless(nearbyHas("normalize\\(|getCanonicalPath|toRealPath")),
                    inContext(PYTHON, "(?:\\bopen|send_file|os\\.path\\.join)\\(.*\\brequest\\.")
                            .readingOn(5)
                            .unless(nearbyHas("secure_filename|realpath|safe_join")),
                    inContext(
                                    WEB,
                                    "(?:readFile(?:Sync)?|createReadStream|sendFile"
                                            + "|path\\.join|path\\.resolve)\\(.*\\breq\\.(?:params|query|body)")
                            .readingOn(5)
                            .unless(nearbyHas("startsWith\\(|basename\\("))),
            rule(
                    "cross-site-scripting",
                    MEDIUM,
                    "Text that comes from a user becomes part of the page and can carry a script. Set textContent, or clean the "
                            + "text first.",
                    inContext(
                                    WEB,
                                    "\\.(?:inner|outer)HTML\\s*\\+?=\\s*[^\"'=\\s]|dangerouslySetInnerHTML"
                                            + "|document\\.write\\(\\s*[^\"')\\s]")
                            .readingOn(5)
                            .unless(statementHas("(?i)sanitize|DOMPurify|escape"))
                            .unless(statementHas("=\\s*`[^`$]*`"))));

    private InjectionRules() {}
}
