package dev.hawser.tools.fs.text;

/** What ends a line. Only a line feed does; a carriage return before it belongs to the end. */
public enum LineEnding {
    /** A line feed. */
    LF("\n"),
    /** A carriage return and a line feed. */
    CRLF("\r\n"),
    /** The end of the file. */
    NONE("");

    private final String chars;

    LineEnding(String chars) {
        this.chars = chars;
    }

    /** Returns the characters that end the line. */
    public String chars() {
        return chars;
    }
}
