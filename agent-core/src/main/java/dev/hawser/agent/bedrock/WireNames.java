package dev.hawser.agent.bedrock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** Turns names into the form that the service accepts. A model may invent a tool's name; a user names files as he likes. */
final class WireNames {

    private static final int MAX_TOOL_NAME = 64;
    private static final int MAX_DOCUMENT_NAME = 200;
    private static final Pattern NOT_IN_TOOL_NAME = Pattern.compile("[^a-zA-Z0-9_-]");
    private static final Pattern NOT_IN_DOCUMENT_NAME = Pattern.compile("[^a-zA-Z0-9 ()\\[\\]-]");
    private static final Pattern ALPHANUMERIC = Pattern.compile("[a-zA-Z0-9]");
    private static final Pattern SHORT_ID = Pattern.compile("[a-zA-Z0-9]{9}");
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private WireNames() {}

    /** Returns the name of a tool in 1 to 64 letters, digits, underscores and hyphens. */
    static String toolName(String name) {
        String allowed = NOT_IN_TOOL_NAME.matcher(name).replaceAll("_");
        if (allowed.isEmpty()) {
            return "unnamed";
        }
        return allowed.substring(0, Math.min(MAX_TOOL_NAME, allowed.length()));
    }

    /** Returns the id itself if it is nine letters and digits, else nine that depend on it alone. */
    static String shortToolUseId(String id) {
        if (SHORT_ID.matcher(id).matches()) {
            return id;
        }
        byte[] hash = sha256(id);
        StringBuilder shortId = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            shortId.append(LETTERS_AND_DIGITS.charAt(Byte.toUnsignedInt(hash[i]) % LETTERS_AND_DIGITS.length()));
        }
        return shortId.toString();
    }

    /**
     * Returns the name of a document in the characters that
     * <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html">the service</a>
     * allows: letters, digits, hyphens, brackets and single spaces, at most 200.
     */
    static String documentName(String name) {
        String spaced = name.replaceAll("\\s+", " ").strip();
        String allowed = NOT_IN_DOCUMENT_NAME.matcher(spaced).replaceAll("-");
        if (!ALPHANUMERIC.matcher(allowed).find()) {
            return "document";
        }
        return allowed.substring(0, Math.min(MAX_DOCUMENT_NAME, allowed.length()))
                .strip();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
