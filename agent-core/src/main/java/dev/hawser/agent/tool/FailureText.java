package dev.hawser.agent.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a model what went wrong with its call, without stack traces. */
final class FailureText {

    private static final int MAX_NAME = 64;
    private static final int MAX_LISTED = 50;
    private static final int MAX_CAUSES = 5;

    private FailureText() {}

    static String unknownTool(String name, Toolset tools) {
        List<String> names = tools.names();
        String shown = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
        String hint = tools.nearest(name)
                .map(nearest -> " Did you mean '" + nearest + "'?")
                .orElse("");
        if (names.isEmpty()) {
            return "There is no tool '" + shown + "'. There are no tools at all.";
        }
        String more = names.size() > MAX_LISTED ? " and " + (names.size() - MAX_LISTED) + " more" : "";
        return "There is no tool '" + shown + "'." + hint + " There are: "
                + String.join(", ", names.subList(0, Math.min(MAX_LISTED, names.size()))) + more + ".";
    }

    static String notStarted(String tool) {
        return "Tool '" + tool + "' was not run, because the run was cancelled.";
    }

    static String cancelled(String tool) {
        return "Tool '" + tool + "' was cancelled before it finished. What it did until then stands.";
    }

    static String of(String tool, Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof ToolException && hasText(message)) {
            return message;
        }
        StringBuilder text = new StringBuilder("Tool '" + tool + "' failed: " + name(failure));
        Throwable told = failure;
        for (int i = 0; i < MAX_CAUSES && !hasText(told.getMessage()) && told.getCause() != null; i++) {
            told = told.getCause();
            text.append(", caused by ").append(name(told));
        }
        return hasText(told.getMessage()) ? text + ": " + told.getMessage() : text.toString();
    }

    private static boolean hasText(@Nullable String message) {
        return message != null && !message.isBlank();
    }

    private static String name(Throwable failure) {
        String simple = failure.getClass().getSimpleName();
        return simple.isEmpty() ? failure.getClass().getName() : simple;
    }
}
