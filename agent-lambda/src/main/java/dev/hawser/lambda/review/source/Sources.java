package dev.hawser.lambda.review.source;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.lambda.review.finding.SourceLines;
import dev.hawser.tools.fs.FileTools;
import dev.hawser.tools.fs.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A directory to review.
 *
 * @param files the directory
 * @param ownFiles where in it the review keeps its own files, if it does: they are not reviewed
 */
public record Sources(Workspace files, Optional<String> ownFiles) implements SourceLines {

    /** Takes the workspace's read-only view. */
    public Sources {
        files = files.readOnly();
    }

    /** Returns the tools with which an agent looks at what there is to review. */
    public FileTools tools() {
        return FileTools.readOnly(files).ignoring(ignored().toArray(String[]::new));
    }

    /** Counts what there is to review. */
    public Scope scan() {
        return SourceTree.scan(files, ignored());
    }

    /** Returns the lines of a file, unless it is one of the review's own. */
    @Override
    public List<String> of(String file) {
        if (ownFiles.filter(own -> file.startsWith(own + "/")).isPresent()) {
            throw new ToolException(file + " belongs to this review: it is not reviewed");
        }
        return List.of(new String(files.read(file).bytes(), StandardCharsets.UTF_8).split("\n"));
    }

    private List<String> ignored() {
        return LeftOut.patterns(ownFiles);
    }
}
