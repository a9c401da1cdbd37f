package dev.hawser.examples.review.offline;

import static dev.hawser.examples.review.finding.Severity.CRITICAL;
import static dev.hawser.examples.review.finding.Severity.HIGH;
import static dev.hawser.examples.review.finding.Severity.LOW;
import static dev.hawser.examples.review.finding.Severity.MEDIUM;
import static dev.hawser.examples.review.offline.FalseAlarms.fixedArguments;
import static dev.hawser.examples.review.offline.FalseAlarms.lineHas;
import static dev.hawser.examples.review.offline.FalseAlarms.nearbyHas;
import static dev.hawser.examples.review.offline.FalseAlarms.onlyInQuotes;
import static dev.hawser.examples.review.offline.FalseAlarms.statementHas;
import static dev.hawser.examples.review.offline.Languages.ALL;
import static dev.hawser.examples.review.offline.Languages.CODE;
import static dev.hawser.examples.review.offline.Languages.GO;
import static dev.hawser.examples.review.offline.Languages.JSON;
import static dev.hawser.examples.review.offline.Languages.JVM;
import static dev.hawser.examples.review.offline.Languages.PYTHON;
import static dev.hawser.examples.review.offline.Languages.SETTINGS;
import static dev.hawser.examples.review.offline.Languages.SHELL;
import static dev.hawser.examples.review.offline.Languages.WEB;
import static dev.hawser.examples.review.offline.Languages.XML;
import static dev.hawser.examples.review.offline.Rule.rule;

import java.util.List;

/** What the offline security reviewer looks for. */
final class SecurityRules {

    private static final int LOOK_BACK = 20;

    /** The keywords all in capitals or all small: a sentence such as "Select a file from the list" is no statement. */
    private static final String SQL =
            "\\s*(?:SELECT\\s[^\"\\n]*\\sFROM|INSERT\\s+INTO|UPDATE\\s+\\S+\\s+SET|DELETE\\s+FROM"
                    + "|select\\s[^\"\\n]*\\sfrom|insert\\s+into|update\\s+\\S+\\s+set|delete\\s+from)\\s";

    static final List<Rule> ALL_RULES = List.of(
            rule(
                    "private-key",
                    CRITICAL,
                    "Whoever can read the source has the key. Replace the key, and keep the new one in a secret store.",
                    in(ALL, "-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----")
                            .readingOn(2)
                            .evenInComments()
                            .unless(Secrets::hasNoKeyBody)),
            rule(
                    "access-key",
                    CRITICAL,
                    "This has the form of a live access key. Revoke it at the service that gave it, then read the new one from the "
                            + "environment or a secret store.",
                    in(
                                    ALL,
                                    "\\b(?:(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[0-9A-Za-z]{36}|xox[abprs]-[0-9A-Za-z-]{20,}"
                                            + "|AIza[0-9A-Za-z_-]{35}|sk_live_[0-9A-Za-z]{24,})\\b")
                            .evenInComments()
                            .evenInTests()
                            .unless(lineHas("EXAMPLE|AKIA0{8}|AKIA(?:X|1234567890)"))),
            rule(
                    "hard-coded-secret",
                    HIGH,
                    "Whoever can read the source or the build has it, and it can't be changed without a release. Read it from the "
                            + "environment or a secret store, and change it.",
                    in(CODE, Secrets.IN_CODE).unless(Secrets.harmless(Secrets.IN_CODE)),
                    in(JSON, Secrets.IN_CODE).unless(Secrets.harmless(Secrets.IN_CODE)),
                    in(SETTINGS, Secrets.IN_SETTINGS).unless(Secrets.harmless(Secrets.IN_SETTINGS)),
                    in(XML, Secrets.IN_ELEMENT).unless(Secrets.harmless(Secrets.IN_ELEMENT)),
                    in(XML, Secrets.IN_ATTRIBUTES).unless(Secrets.harmless(Secrets.IN_ATTRIBUTES))),
            rule(
                    "sql-injection",
                    HIGH,
                    "If any part of this can come from outside, it can change what the statement does. Use a prepared statement "
                            + "with placeholders and bind the values.",
                    in(CODE, "\"" + SQL + "[^\"\\n]*\"\\s*\\+")
                            .acrossLines()
                            .readingOn(12)
                            .unless(FalseAlarms::joinsConstants),
                    in(JVM, "(?:format|formatted)\\s*\\(\\s*\"" + SQL + "[^\"\\n]*%s")
                            .readingOn(12)
                            .unless(fixedArguments("format|formatted")),
                    in(GO, "Sprintf\\(\\s*[\"`]" + SQL + ".*%[sv]").readingOn(5).unless(fixedArguments("Sprintf")),
                    in(PYTHON, "\\b[fF][\"']{1,3}" + SQL + ".*\\{").readingOn(5),
                    in(PYTHON, "[\"']" + SQL + ".*%s.*[\"']\\s*%\\s*\\(?\\w").readingOn(5),
                    in(PYTHON, "[\"']" + SQL + ".*\\{.*[\"']\\s*\\.format\\(").readingOn(5),
                    in(WEB, "`" + SQL + ".*\\$\\{").readingOn(5)),
            rule(
                    "command-injection",
                    HIGH,
                    "A value that a shell reads can carry a command of its own. Start the program directly with a list of "
                            + "arguments, and check the values against what is allowed.",
                    in(JVM, "getRuntime\\(\\)\\.exec\\(").readingOn(8).unless(FalseAlarms::joinsConstants),
                    in(
                                    JVM,
                                    "new ProcessBuilder\\(\\s*(?:List\\.of\\(\\s*)?\"(?:sh|bash|/bin/sh|/bin/bash|cmd|cmd\\.exe)\"")
                            .readingOn(8)
                            .unless(fixedArguments("ProcessBuilder|List.of")),
                    in(PYTHON, "\\bos\\.(?:system|popen)\\(").readingOn(5).unless(fixedArguments("system|popen")),
                    in(PYTHON, "\\bsubprocess\\.\\w+\\(.*shell\\s*=\\s*True")
                            .readingOn(5)
                            .unless(statementHas("\\w\\(\\s*[\"'][^\"'{]*[\"']\\s*,")),
                    in(WEB, "\\bexec(?:Sync)?\\(\\s*(?:`[^`]*\\$\\{|[\"'][^\"']*[\"']\\s*\\+)")
                            .readingOn(5),
                    in(GO, "exec\\.Command\\(\\s*\"(?:sh|bash|/bin/sh|/bin/bash)\",\\s*\"-c\",")
                            .unless(fixedArguments("Command"))),
            rule(
                    "code-injection",
                    HIGH,
                    "Whoever controls the text controls the program. Parse the value, or look up the wanted action in a table.",
                    in(PYTHON, "(?:^|[^.\\w])(?:eval|exec)\\(\\s*[^\"'\\s)]"),
                    in(WEB, "(?:^|[^.\\w])eval\\(\\s*[^\"'\\s)]|new Function\\(\\s*[^\"'\\s)]")),
            rule(
                    "unsafe-deserialisation",
                    HIGH,
                    "Reading such data from an untrusted source runs code of the sender's choice. Use a plain data format "
                            + "such as JSON with fixed types, or let a filter admit only the classes you expect.",
                    in(JVM, "new\\s+(?:java\\.io\\.)?ObjectInputStream\\(")
                            .readingOn(12)
                            .unless(nearbyHas("ObjectInputFilter")),
                    in(JVM, "\\bnew XMLDecoder\\(|\\.enableDefaultTyping\\(|LaissezFaireSubTypeValidator\\.instance"),
                    in(PYTHON, "\\b(?:c?[pP]ickle|dill|marshal|jsonpickle)\\.(?:loads?|decode)\\("),
                    in(PYTHON, "\\byaml\\.(?:load|load_all)\\(").readingOn(4).unless(statementHas("Safe")),
                    in(WEB, "require\\([\"']node-serialize[\"']\\)|from [\"']node-serialize[\"']")),
            rule(
                    "xml-external-entities",
                    MEDIUM,
                    "The default parser follows references to files and addresses that the document names. Set the feature "
                            + "disallow-doctype-decl, or XMLInputFactory.SUPPORT_DTD to false.",
                    in(
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
                    in(
                                    JVM,
                                    "(?:new File(?:Input|Output)?(?:Stream)?\\(|Paths?\\.(?:of|get)\\(|\\.resolve\\().*(?:getParameter\\("
                                            + "|getHeader\\(|getPathInfo\\(|getOriginalFilename\\(|getSubmittedFileName\\()")
                            .readingOn(8)
                            .unless(nearbyHas("normalize\\(|getCanonicalPath|toRealPath")),
                    in(JVM, "(?:new File\\(|\\.resolve\\(|Paths?\\.(?:of|get)\\().*\\b\\w*[eE]ntry\\.getName\\(\\)")
                            .readingOn(8)
                            .unless(nearbyHas("normalize\\(|getCanonicalPath|toRealPath")),
                    in(JVM, "\\b\\w+\\s*=\\s*\\w+\\.(?:getParameter|getHeader|getOriginalFilename)\\(")
                            .readingOn(12)
                            .unless(FalseAlarms::reachesNoFile),
                    in(PYTHON, "(?:\\bopen|send_file|os\\.path\\.join)\\(.*\\brequest\\.")
                            .readingOn(5)
                            .unless(nearbyHas("secure_filename|realpath|safe_join")),
                    in(
                                    WEB,
                                    "(?:readFile(?:Sync)?|createReadStream|sendFile|path\\.join|path\\.resolve)\\(.*\\breq\\.(?:params|query|body)")
                            .readingOn(5)
                            .unless(nearbyHas("startsWith\\(|basename\\("))),
            rule(
                    "tls-checks-off",
                    HIGH,
                    "Anybody on the way can pose as the server and read or change everything. Leave the checks on; for a private "
                            + "authority, add its certificate to a trust store.",
                    in(JVM, "void\\s+checkServerTrusted\\s*\\([^)]*\\)\\s*(?:throws\\s+[\\w., ]+)?\\{\\s*\\}")
                            .acrossLines(),
                    in(
                                    JVM,
                                    "ALLOW_ALL_HOSTNAME_VERIFIER|AllowAllHostnameVerifier|NoopHostnameVerifier|TrustAllStrategy"
                                            + "|InsecureTrustManagerFactory|HostnameVerifier\\(\\s*\\(?[\\w, ]*\\)?\\s*->\\s*true")
                            .unless(lineHas("^\\s*import\\s"))
                            .unless(onlyInQuotes("Verifier|TrustAllStrategy|InsecureTrustManager")),
                    in(PYTHON, "\\bverify\\s*=\\s*False\\b|_create_unverified_context|\\bCERT_NONE\\b"),
                    in(WEB, "rejectUnauthorized[\"']?\\s*:\\s*false|NODE_TLS_REJECT_UNAUTHORIZED"),
                    in(GO, "InsecureSkipVerify:\\s*true"),
                    in(SHELL, "\\bcurl\\s(?:.*\\s)?(?:-k|--insecure)\\b|\\bwget\\s.*--no-check-certificate")),
            rule(
                    "weak-cipher",
                    HIGH,
                    "This cipher or mode can be broken or shows patterns of the plain text. Use AES/GCM/NoPadding with a fresh "
                            + "nonce for every message.",
                    in(
                            JVM,
                            "Cipher\\.getInstance\\(\\s*\"(?:(?:DES|DESede|RC2|RC4|ARCFOUR|Blowfish)(?:/[^\"]*)?|[^\"]*/ECB/[^\"]*"
                                    + "|AES)\""),
                    in(PYTHON, "\\b(?:DES3?|ARC[24]|Blowfish)\\.new\\(|\\bMODE_ECB\\b|\\bmodes\\.ECB\\("),
                    in(WEB, "createCipher\\(|createCipheriv\\(\\s*[\"'](?i:des|rc4|bf|aes-\\d+-ecb)"),
                    in(GO, "\\b(?:des\\.New(?:TripleDES)?Cipher|rc4\\.NewCipher)\\(")),
            rule(
                    "weak-hash",
                    MEDIUM,
                    "Collisions can be made at will. Use SHA-256, and for passwords a slow hash such as Argon2, scrypt or bcrypt.",
                    in(
                            JVM,
                            "MessageDigest\\.getInstance\\(\\s*\"(?i:MD2|MD4|MD5|SHA-?1)\"|DigestUtils\\.(?:md5|sha1)\\w*\\("),
                    in(PYTHON, "\\bhashlib\\.(?:md5|sha1)\\(")
                            .readingOn(3)
                            .unless(statementHas("usedforsecurity=False")),
                    in(WEB, "createHash\\(\\s*[\"'](?:md5|sha1)[\"']"),
                    in(GO, "\\b(?:md5|sha1)\\.(?:New|Sum)\\(")),
            rule(
                    "predictable-random",
                    MEDIUM,
                    "The next values can be worked out from a few earlier ones. Use SecureRandom, secrets or crypto.randomBytes.",
                    in(
                            CODE,
                            "(?i:token|password|secret|session_?id|nonce|salt|otp|csrf)\\w*\\s*(?:=|:=).*(?:new\\s+(?:java\\.util\\.)?Random\\("
                                    + "|Math\\.random\\(|\\brandom\\.(?:random|randint|choice|choices)\\(|\\brand\\.Int"
                                    + "|RandomStringUtils\\.random)")),
            rule(
                    "cross-site-scripting",
                    MEDIUM,
                    "Text that comes from a user becomes part of the page and can carry a script. Set textContent, or clean the "
                            + "text first.",
                    in(
                                    WEB,
                                    "\\.(?:inner|outer)HTML\\s*\\+?=\\s*[^\"'=\\s]|dangerouslySetInnerHTML|document\\.write\\(\\s*[^\"')\\s]")
                            .readingOn(5)
                            .unless(statementHas("(?i)sanitize|DOMPurify|escape"))
                            .unless(statementHas("=\\s*`[^`$]*`"))),
            rule(
                    "csrf-protection-off",
                    MEDIUM,
                    "Another site can make a signed-in visitor's browser send this request. Leave the protection on, unless no "
                            + "browser ever sends a cookie here.",
                    in(
                            JVM,
                            "csrf\\(\\)\\.disable\\(|csrf\\(\\s*(?:AbstractHttpConfigurer|CsrfConfigurer)::disable|csrf\\(\\s*(\\w+)\\s*->\\s*\\w+\\.disable\\("),
                    in(PYTHON, "^\\s*@csrf_exempt\\b")),
            rule(
                    "secret-in-log",
                    MEDIUM,
                    "Logs are copied, kept and read by many. Leave the value out, or log that it is set.",
                    in(
                                    CODE,
                                    "(?i)\\b(?:log|logger|console|logging)\\.\\w+\\(.*\\b\\w*(?:password|passwd|secret|api_?key|private_?key)")
                            .unless(FalseAlarms::onlyNamesTheSecret)),
            rule(
                    "open-permissions",
                    MEDIUM,
                    "Every account on the machine can change it. Give the rights to the owner alone.",
                    in(
                            JVM,
                            "\\.set(?:Writable|Readable|Executable)\\(\\s*true\\s*,\\s*false|fromString\\(\\s*\"rwxrwxrwx\""),
                    in(PYTHON, "\\bchmod\\(.*\\b0?o?777\\b"),
                    in(SHELL, "\\bchmod\\s+(?:-R\\s+)?(?:0?777|a\\+rwx|ugo\\+rwx)\\b")),
            rule(
                    "debug-mode",
                    MEDIUM,
                    "The debugger lets a visitor run code on the server. Switch it on by a setting of the development machine only.",
                    in(PYTHON, "\\.run\\(.*\\bdebug\\s*=\\s*True"),
                    in(PYTHON, "^DEBUG\\s*=\\s*True\\b")),
            rule(
                    "open-cors",
                    LOW,
                    "Any site may call this from a visitor's browser. Name the sites that may.",
                    in(JVM, "@CrossOrigin\\(\\s*(?:origins\\s*=\\s*)?\"\\*\"|allowedOrigins\\(\\s*\"\\*\""),
                    in(CODE, "Access-Control-Allow-Origin[\"']\\s*[,:=]\\s*[\"']\\*[\"']")));

    private SecurityRules() {}

    /** The lines before a hit tell whether it is in a block comment. */
    private static Probe in(String files, String pattern) {
        return Probe.in(files, pattern).reading(LOOK_BACK, 0);
    }
}
