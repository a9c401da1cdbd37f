package dev.hawser.agent.tool;

import dev.hawser.agent.tool.schema.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The arguments of a call are not what the tool takes. The message lists all that is wrong, for the model to correct. */
public final class InvalidArgumentsException extends ToolException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_LISTED = 20;

    private final transient List<Problem> problems;

    /**
     * Creates the exception.
     *
     * @param tool the name of the tool
     * @param problems at least one
     */
    public InvalidArgumentsException(String tool, List<Problem> problems) {
        super(message(tool, problems));
        this.problems = List.copyOf(problems);
    }

    private static String message(String tool, List<Problem> problems) {
        String list = problems.stream()
                .limit(MAX_LISTED)
                .map(problem -> "\n- " + problem)
                .collect(Collectors.joining());
        int more = problems.size() - MAX_LISTED;
        return problems.size() + (problems.size() == 1 ? " problem" : " problems") + " with the arguments of '" + tool
                + "':" + list + (more > 0 ? "\n- and " + more + " more" : "");
    }

    /** Returns what is wrong: what the schema forbids, and then what the Java types refuse. */
    public List<Problem> problems() {
        return problems;
    }
}
