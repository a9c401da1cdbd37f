package dev.hawser.examples.review;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.examples.review.finding.SourceLines;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of the reviewed files. The review's own files are not among them. */
final class WorkspaceLines implements SourceLines {

    private final ReviewJob job;

    WorkspaceLines(ReviewJob job) {
        this.job = job;
    }

    @Override
    public List<String> of(String file) {
        if (job.outputWithin().filter(output -> file.startsWith(output + "/")).isPresent()) {
            throw new ToolException(file + " belongs to this review: it is not reviewed");
        }
        return List.of(new String(job.sources().read(file).bytes(), StandardCharsets.UTF_8).split("\n"));
    }
}
