package dev.hawser.lambda.review.agent;

import dev.hawser.lambda.review.finding.Finding;
import java.util.List;

/**
 * What a reviewer has come to so far. A review that goes on in another process goes on from its notes.
 *
 * @param findings what was accepted
 * @param searches searches through the files
 * @param opened the files that were read, whole or in part
 */
public record ReviewNotes(List<Finding> findings, int searches, List<String> opened) {

    /** Nothing yet. */
    public static final ReviewNotes NONE = new ReviewNotes(List.of(), 0, List.of());

    /** Copies the lists. */
    public ReviewNotes {
        findings = List.copyOf(findings);
        opened = List.copyOf(opened);
    }
}
