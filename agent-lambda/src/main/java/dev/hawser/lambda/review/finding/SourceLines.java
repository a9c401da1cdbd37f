package dev.hawser.lambda.review.finding;

import dev.hawser.agent.tool.ToolException;
import java.util.List;

/** Where the lines of a reviewed file come from. */
@FunctionalInterface
public interface SourceLines {

    /**
     * Returns all lines of the file.
     *
     * @param file relative to the reviewed directory
     * @throws ToolException if there is no such file, or it can't be read as text; the message is for the model
     */
    List<String> of(String file);
}
