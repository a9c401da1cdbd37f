package dev.hawser.examples.chat;

import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.Approval;
import dev.hawser.agent.hook.ApprovalRequest;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.ToolDecision;
import dev.hawser.agent.message.Content;
import dev.hawser.examples.chat.change.Rehearsal;
import dev.hawser.examples.chat.change.Target;
import dev.hawser.examples.chat.change.Tree;
import dev.hawser.examples.chat.terminal.Input;
import dev.hawser.examples.chat.terminal.Screen;
import dev.hawser.examples.chat.terminal.Style;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Asks the user before a tool changes something, and shows what it would change. */
final class Approver implements AgentHook {

    private static final int SHOWN_LINES = 60;
    private static final Pattern NO_BEFORE_REASON = Pattern.compile("(?i)^no?\\b[\\s,:.-]*");
    private static final String NOBODY = "nobody is there to ask";

    private final Tree tree;
    private final Screen screen;
    private final Set<String> always = new HashSet<>();

    Approver(Tree tree, Screen screen) {
        this.tree = tree;
        this.screen = screen;
    }

    @Override
    public ToolDecision beforeTool(HookContext context, Content.ToolUse call) {
        return Target.changesFiles(call.name()) && !always.contains(call.name())
                ? ToolDecision.ask("May " + call.name() + " change files?")
                : ToolDecision.proceed();
    }

    /** Asks about every tool again. */
    void forget() {
        always.clear();
    }

    /** Returns what the user decides; empty if the user wants the run to stop here. */
    Optional<Approval> decide(ApprovalRequest request) {
        Content.ToolUse call = new Content.ToolUse(request.callId(), request.tool(), request.input());
        int lines = SHOWN_LINES;
        while (!always.contains(call.name())) {
            Rehearsal rehearsal = Rehearsal.of(tree, call);
            show(call, rehearsal, lines);
            if (rehearsal.failure() != null) {
                return Optional.of(
                        Approval.deny(call.id(), "it was not run, as it would fail: " + rehearsal.failure()));
            }
            boolean cut = rehearsal.diff().size() > lines;
            Input answer = screen.ask("Let " + call.name() + " do this? y(es), n(o), a(lways), "
                    + (cut ? "d(iff) for all of it, " : "") + "or why not: ");
            if (answer instanceof Input.Interrupt) {
                return Optional.empty();
            }
            String said = answer instanceof Input.Line line ? line.text().strip() : NOBODY;
            if (said.equals("d")) {
                lines = Integer.MAX_VALUE;
                continue;
            }
            Optional<String> refusal = refusal(call.name(), said);
            if (refusal.isPresent()) {
                return Optional.of(Approval.deny(call.id(), refusal.get()));
            }
            if (rehearsal.holds(tree, call)) {
                break;
            }
            screen.line("The files were changed meanwhile. It is another change now:", Style.ERROR);
        }
        return Optional.of(Approval.grant(call.id()));
    }

    private Optional<String> refusal(String tool, String said) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> Optional.empty();
            case "a", "always" -> {
                always.add(tool);
                yield Optional.empty();
            }
            case "", "n", "no" -> Optional.of("the user said no");
            case NOBODY -> Optional.of(NOBODY);
            default ->
                Optional.of("the user said: " + NO_BEFORE_REASON.matcher(said).replaceFirst(""));
        };
    }

    private void show(Content.ToolUse call, Rehearsal rehearsal, int lines) {
        screen.startLine();
        List<String> diff = rehearsal.diff();
        if (diff.isEmpty()) {
            screen.write("▸ ", Style.DIM);
            screen.write(call.name(), Style.BOLD);
            screen.write(" " + Words.arguments(call.input()) + "\n", Style.DIM);
        }
        if (rehearsal.failure() != null) {
            screen.line("  ✗ not run, as it would fail: " + Words.brief(rehearsal.failure(), 160), Style.ERROR);
        } else if (rehearsal.unseen() != null) {
            screen.line(
                    "  What it changes can't be shown, and can't be taken back with /undo: " + rehearsal.unseen(),
                    Style.ERROR);
        } else if (diff.isEmpty()) {
            screen.line("  It would change nothing.", Style.DIM);
        }
        diff.stream().limit(lines).forEach(line -> screen.line("  " + line, style(line)));
        if (diff.size() > lines) {
            screen.line("  … " + Words.counted(diff.size() - lines, "more line"), Style.DIM);
        }
    }

    private static Style style(String line) {
        if (line.startsWith("+++") || line.startsWith("---")) {
            return Style.BOLD;
        }
        return switch (line.charAt(0)) {
            case '+' -> Style.ADDED;
            case '-' -> Style.REMOVED;
            case ' ' -> Style.PLAIN;
            default -> Style.DIM;
        };
    }
}
