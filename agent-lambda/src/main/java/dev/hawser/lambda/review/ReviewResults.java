package dev.hawser.lambda.review;

import dev.hawser.lambda.TaskFailedException;
import dev.hawser.lambda.contract.BadRequestException;
import dev.hawser.lambda.contract.ErrorKind;
import dev.hawser.lambda.review.report.ReviewerReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the reviewers came to.
 *
 * @param reports the reports that there are
 * @param failed why each reviewer failed that left none
 */
record ReviewResults(List<ReviewerReport> reports, Map<String, String> failed) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    /**
     * What the caller says of a reviewer.
     *
     * @param name the reviewer
     * @param status what its function answered
     * @param artifact its report
     * @param error why it failed
     */
    record Told(String name, String status, Optional<String> artifact, Optional<Error> error) {}

    /** A failure as a function answers it. */
    record Error(Optional<String> kind, Optional<String> message) {}

    /**
     * Reads the reports.
     *
     * @throws BadRequestException if what the caller says can't be
     */
    static ReviewResults read(List<Told> told, RunFiles files) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Told review = told.get(i);
            if (!NAME.matcher(review.name()).matches()) {
                problems.add("parameters.reviews[" + i + "].name: must be a short word of a-z, 0-9 and -");
            } else if (review.artifact()
                    .filter(path -> !path.equals(path(review.name())))
                    .isPresent()) {
                problems.add("parameters.reviews[" + i + "].artifact: must be " + path(review.name()));
            }
        }
        if (told.isEmpty()) {
            problems.add("parameters.reviews: is empty, there is nothing to sum up");
        }
        if (told.stream().map(Told::name).distinct().count() < told.size()) {
            problems.add("parameters.reviews: names a reviewer twice");
        }
        if (!problems.isEmpty()) {
            throw new BadRequestException(problems);
        }
        List<ReviewerReport> reports = new ArrayList<>();
        Map<String, String> failed = new LinkedHashMap<>();
        for (Told review : told) {
            report(review, files).ifPresentOrElse(reports::add, () -> failed.put(review.name(), failure(review)));
        }
        return new ReviewResults(reports, failed);
    }

    private static Optional<ReviewerReport> report(Told review, RunFiles files) {
        if (review.artifact().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(files.read(review.artifact().get(), ReviewerReport.class)
                .orElseThrow(() -> new TaskFailedException(
                        ErrorKind.STORAGE,
                        "there is no report " + review.artifact().get() + " in the workspace")));
    }

    private static String failure(Told review) {
        return review.error()
                .map(error -> error.message().or(error::kind).orElse("no reason was given"))
                .orElse("it ended with status " + review.status() + " and left no report");
    }

    private static String path(String name) {
        return "reviews/" + name + ".json";
    }
}
