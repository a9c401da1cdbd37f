package dev.hawser.examples.review.offline;

import static dev.hawser.examples.review.offline.FalseAlarms.lineHas;
import static dev.hawser.examples.review.offline.FalseAlarms.nearbyHas;
import static dev.hawser.examples.review.offline.FalseAlarms.onlyInQuotes;
import static dev.hawser.examples.review.offline.FalseAlarms.statementHas;
import static dev.hawser.examples.review.offline.Languages.CODE;
import static dev.hawser.examples.review.offline.Languages.GO;
import static dev.hawser.examples.review.offline.Languages.JVM;
import static dev.hawser.examples.review.offline.Languages.PYTHON;
import static dev.hawser.examples.review.offline.Languages.SHELL;
import static dev.hawser.examples.review.offline.Languages.WEB;
import static dev.hawser.examples.review.offline.Probe.inContext;
import static dev.hawser.examples.review.offline.Rule.rule;
import static dev.hawser.lambda.review.finding.Severity.HIGH;
import static dev.hawser.lambda.review.finding.Severity.LOW;
import static dev.hawser.lambda.review.finding.Severity.MEDIUM;

import java.util.List;
import java.util.function.Predicate;

/** What the offline security reviewer looks for: protection that is weak or switched off. */
final class ProtectionRules {

    static final List<Rule> RULES = List.of(
            rule(
                    "tls-checks-off",
                    HIGH,
                    "Anybody on the way can pose as the server and read or change everything. Leave the checks on; for a private "
                            + "authority, add its certificate to a trust store.",
                    inContext(
                                    JVM,
                                    "void\\s+checkServerTrusted\\s*\\([^)]*\\)\\s*(?:throws\\s+[\\w., ]+)?"
                                            + "\\{(?:\\s|//[^\\n]*|/\\*.*?\\*/)*\\}")
                            .acrossLines(),
                    inContext(
                                    JVM,
                                    "ALLOW_ALL_HOSTNAME_VERIFIER|AllowAllHostnameVerifier|NoopHostnameVerifier|TrustAllStrategy"
                                            + "|InsecureTrustManagerFactory|HostnameVerifier\\(\\s*\\(?[\\w, ]*\\)?\\s*->\\s*true")
                            .unless(lineHas("^\\s*import\\s"))
                            .unless(onlyInQuotes("Verifier|TrustAllStrategy|InsecureTrustManager")),
                    inContext(
                                    JVM,
                                    "boolean\\s+verify\\s*\\(\\s*(?:final\\s+)?String\\s+\\w+\\s*,\\s*"
                                            + "(?:final\\s+)?SSLSession\\s+\\w+\\s*\\)"
                                            + "\\s*\\{\\s*return\\s+true;")
                            .acrossLines(),
                    inContext(PYTHON, "\\bverify\\s*=\\s*False\\b|_create_unverified_context|\\bCERT_NONE\\b"),
                    inContext(WEB, "rejectUnauthorized[\"']?\\s*:\\s*false|NODE_TLS_REJECT_UNAUTHORIZED"),
                    inContext(GO, "InsecureSkipVerify:\\s*true"),
                    inContext(SHELL, "\\bcurl\\s(?:.*\\s)?(?:-k|--insecure)\\b|\\bwget\\s.*--no-check-certificate")),
            rule(
                    "weak-cipher",
                    HIGH,
                    "This cipher or mode can be broken or shows patterns of the plain text. Use AES/GCM/NoPadding with a fresh "
                            + "nonce for every message.",
                    inContext(
                            JVM,
                            "Cipher\\.getInstance\\(\\s*\"(?:(?:DES|DESede|RC2|RC4|ARCFOUR|Blowfish)(?:/[^\"]*)?|[^\"]*/ECB/[^\"]*"
                                    + "|AES)\""),
                    inContext(PYTHON, "\\b(?:DES3?|ARC[24]|Blowfish)\\.new\\(|\\bMODE_ECB\\b|\\bmodes\\.ECB\\("),
                    inContext(WEB, "createCipher\\(|createCipheriv\\(\\s*[\"'](?i:des|rc4|bf|aes-\\d+-ecb)"),
                    inContext(GO, "\\b(?:des\\.New(?:TripleDES)?Cipher|rc4\\.NewCipher)\\(")),
            rule(
                    "weak-hash",
                    MEDIUM,
                    "Collisions can be made at will. Use SHA-256, and for passwords a slow hash such as Argon2, scrypt or bcrypt.",
                    inContext(
                            JVM,
                            "MessageDigest\\.getInstance\\(\\s*\"(?i:MD2|MD4|MD5|SHA-?1)\"|DigestUtils\\.(?:md5|sha1)\\w*\\("),
                    inContext(PYTHON, "\\bhashlib\\.(?:md5|sha1)\\(")
                            .readingOn(3)
                            .unless(statementHas("usedforsecurity=False")),
                    inContext(WEB, "createHash\\(\\s*[\"'](?:md5|sha1)[\"']"),
                    inContext(GO, "\\b(?:md5|sha1)\\.(?:New|Sum)\\(")),
            rule(
                    "predictable-random",
                    MEDIUM,
                    "The next values can be worked out from a few earlier ones. Use SecureRandom, secrets or crypto.randomBytes.",
                    inContext(JVM, "\\bnew\\s+(?:java\\.util\\.)?Random\\(")
                            .readingOn(8)
                            .unless(Predicate.not(
                                    nearbyHas("(?i)token|password|secret|session_?id|nonce|salt|otp\\b|csrf"))),
                    inContext(
                            CODE,
                            "(?i:token|password|secret|session_?id|nonce|salt|otp|csrf)\\w*\\s*(?:=|:=).*"
                                    + "(?:new\\s+(?:java\\.util\\.)?Random\\("
                                    + "|Math\\.random\\(|\\brandom\\.(?:random|randint|choice|choices)\\(|\\brand\\.Int"
                                    + "|RandomStringUtils\\.random)")),
            rule(
                    "csrf-protection-off",
                    MEDIUM,
                    "Another site can make a signed-in visitor's browser send this request. Leave the protection on, unless no "
                            + "browser ever sends a cookie here.",
                    inContext(
                            JVM,
                            "csrf\\(\\)\\.disable\\(|csrf\\(\\s*(?:AbstractHttpConfigurer|CsrfConfigurer)::disable"
                                    + "|csrf\\(\\s*(\\w+)\\s*->\\s*\\w+\\.disable\\("),
                    inContext(PYTHON, "^\\s*@csrf_exempt\\b")),
            rule(
                    "open-permissions",
                    MEDIUM,
                    "Every account on the machine can change it. Give the rights to the owner alone.",
                    inContext(
                            JVM,
                            "\\.set(?:Writable|Readable|Executable)\\(\\s*true\\s*,\\s*false|fromString\\(\\s*\"rwxrwxrwx\""),
                    inContext(PYTHON, "\\bchmod\\(.*\\b0?o?777\\b"),
                    inContext(SHELL, "\\bchmod\\s+(?:-R\\s+)?(?:0?777|a\\+rwx|ugo\\+rwx)\\b")),
            rule(
                    "debug-mode",
                    MEDIUM,
                    "The debugger lets a visitor run code on the server. Switch it on by a setting of the development machine only.",
                    inContext(PYTHON, "\\.run\\(.*\\bdebug\\s*=\\s*True"),
                    inContext(PYTHON, "^DEBUG\\s*=\\s*True\\b")),
            rule(
                    "open-cors",
                    LOW,
                    "Any site may call this from a visitor's browser. Name the sites that may.",
                    inContext(JVM, "@CrossOrigin\\(\\s*(?:origins\\s*=\\s*)?\"\\*\"|allowedOrigins\\(\\s*\"\\*\""),
                    inContext(CODE, "Access-Control-Allow-Origin[\"']\\s*[,:=]\\s*[\"']\\*[\"']")));

    private ProtectionRules() {}
}
