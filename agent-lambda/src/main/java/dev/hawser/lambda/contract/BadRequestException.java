package dev.hawser.lambda.contract;

import java.util.List;

/** A request is not one that the function understands. The message lists everything that is wrong, by JSON path. */
public final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param problems what is wrong, each with its path; at least one
     */
    public BadRequestException(List<String> problems) {
        super(String.join("; ", problems));
    }
}
