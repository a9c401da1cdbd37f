package dev.hawser.examples.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.agent.json.Json;
import dev.hawser.lambda.review.report.MarkdownReport;
import dev.hawser.lambda.review.report.ReviewSummary;
import dev.hawser.lambda.review.report.ReviewerReport;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the documents of a review. */
final class ReportFiles {

    private final Path directory;
    private final Workspace workspace;

    private ReportFiles(Path directory, Workspace workspace) {
        this.directory = directory;
        this.workspace = workspace;
    }

    /**
     * Returns the files in that directory, which is created if need be.
     *
     * @throws ReviewException if it can't be
     */
    static ReportFiles in(Path directory) {
        try {
            Files.createDirectories(directory);
            return new ReportFiles(directory, Workspace.at(directory));
        } catch (IOException | IllegalArgumentException e) {
            throw unwritable(directory, e);
        }
    }

    /** Returns the directory as a workspace. */
    Workspace workspace() {
        return workspace;
    }

    /** Writes {@code security.json} or {@code style.json}. */
    void write(ReviewerReport report) {
        writeJson(report.reviewer() + ".json", report);
    }

    /** Writes {@code summary.json} and {@code report.md}. */
    void write(ReviewSummary summary, List<ReviewerReport> reports, String wayToSources) {
        writeJson("summary.json", summary);
        writeText("report.md", MarkdownReport.render(summary, reports, wayToSources));
    }

    private void writeJson(String name, Object document) {
        try {
            writeText(name, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name + " can't be written as JSON", e);
        }
    }

    private void writeText(String name, String text) {
        try {
            workspace.write(name, text.getBytes(StandardCharsets.UTF_8), WriteMode.OVERWRITE);
        } catch (WorkspaceException e) {
            throw unwritable(directory.resolve(name), e);
        }
    }

    private static ReviewException unwritable(Path path, Exception cause) {
        return new ReviewException(ExitCode.FAILED, path + " can't be written: " + cause.getMessage(), cause);
    }
}
