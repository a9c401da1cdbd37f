package dev.hawser.examples.review;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.AgentEvent;
import dev.hawser.agent.AgentListener;
import dev.hawser.lambda.review.text.Numbers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Shows what the reviewers do: in every turn a line for each kind of tool that is called. Safe for several runs at once. */
final class Progress {

    private static final int WIDTH = 110;
    private static final int TARGET_WIDTH = 50;

    private final PrintWriter out;
    private final Ansi ansi;

    /** Shows progress there. */
    Progress(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    /** Returns a listener for one run of that reviewer. */
    AgentListener of(String reviewer) {
        return new OneRun(reviewer);
    }

    private synchronized void line(String reviewer, int turn, String what) {
        String start = String.format("%-9s turn %-3d ", reviewer, turn);
        out.println(ansi.string("@|faint " + start + "|@") + TerminalText.line(what, WIDTH - start.length()));
        out.flush();
    }

    /** What a call is about: a pattern, a path, a range. */
    private static String target(JsonNode input) {
        List<String> target = new ArrayList<>();
        add(target, "", input.path("pattern"));
        input.path("paths").forEach(path -> add(target, "", path));
        add(target, target.isEmpty() ? "" : "in ", input.path("path"));
        add(target, "in ", input.path("include"));
        add(target, "from line ", input.path("offset"));
        return String.join(" ", target);
    }

    private static void add(List<String> target, String word, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            target.add(word + TerminalText.line(value.asText(), TARGET_WIDTH));
        }
    }

    private final class OneRun implements AgentListener {

        private final String reviewer;
        private final Map<String, List<String>> calls = new LinkedHashMap<>();
        private final Map<String, Integer> failures = new LinkedHashMap<>();
        private int turn;

        OneRun(String reviewer) {
            this.reviewer = reviewer;
        }

        @Override
        public void onEvent(AgentEvent event) {
            if (event instanceof AgentEvent.TurnStarted started) {
                turn = started.turn();
            } else if (event instanceof AgentEvent.ToolStarted call) {
                calls.computeIfAbsent(call.name(), name -> new ArrayList<>()).add(target(call.input()));
            } else if (event instanceof AgentEvent.ToolFinished call
                    && call.result().error()) {
                failures.merge(call.name() + ": " + call.result().text(), 1, Integer::sum);
            } else if (event instanceof AgentEvent.ToolFinished call
                    && (call.name().startsWith("report_") || call.name().startsWith("publish_"))) {
                calls.remove(call.name());
                line(reviewer, turn, call.name() + "  " + call.result().text());
            } else if (event instanceof AgentEvent.TurnFinished) {
                calls.forEach(this::show);
                calls.clear();
                failures.forEach((failure, count) -> line(reviewer, turn, times(count) + "failed: " + failure));
                failures.clear();
            } else if (event instanceof AgentEvent.Retrying retry) {
                String cause = String.valueOf(retry.cause().getMessage());
                line(reviewer, turn, "waits " + Numbers.time(retry.delay()) + ": " + cause);
            }
        }

        private void show(String tool, List<String> targets) {
            if (targets.stream().allMatch(String::isEmpty)) {
                return;
            }
            line(reviewer, turn, times(targets.size()) + tool + "  " + String.join(",  ", targets));
        }

        private static String times(int count) {
            return count == 1 ? "" : count + " × ";
        }
    }
}
