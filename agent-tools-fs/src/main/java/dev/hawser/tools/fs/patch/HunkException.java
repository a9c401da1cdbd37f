package dev.hawser.tools.fs.patch;

/** A hunk can't be applied. The message is for the model. */
final class HunkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HunkException(String message) {
        super(message);
    }
}
