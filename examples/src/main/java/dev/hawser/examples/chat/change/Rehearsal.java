package dev.hawser.examples.chat.change;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolOutcome;
import dev.hawser.agent.tool.ToolRunner;
import dev.hawser.agent.tool.Toolset;
import dev.hawser.tools.fs.FileTools;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call would do: the very tool ran with the very arguments, on a copy of the files that it may change.
 *
 * @param before what was there
 * @param diff what would change, in lines
 * @param failure what the tool would answer if it would fail, or null
 * @param unseen why there is no diff, or null
 */
public record Rehearsal(
        Snapshot before,
        List<String> diff,
        @Nullable String failure,
        @Nullable String unseen) {

    /** Rehearses a call of a tool that changes files. */
    public static Rehearsal of(Tree tree, Content.ToolUse call) {
        List<Target> targets = Target.of(call);
        Snapshot before = tree.snapshot(targets);
        if (!before.unkept().isEmpty()) {
            return new Rehearsal(before, List.of(), null, String.join("; ", before.unkept()));
        }
        try {
            Path stage = Files.createTempDirectory("hawser-rehearsal");
            try {
                return on(Tree.at(stage), call, targets, before);
            } finally {
                deleteAll(stage);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the change can't be shown, for lack of a temporary directory", e);
        }
    }

    private static Rehearsal on(Tree stage, Content.ToolUse call, List<Target> targets, Snapshot before) {
        try {
            before.states().forEach(stage::put);
        } catch (WorkspaceException e) {
            return new Rehearsal(before, List.of(), null, e.getMessage());
        }
        ToolOutcome outcome =
                new ToolRunner(Toolset.of(FileTools.all(stage.workspace()))).run(call, ToolContext.detached());
        String answer = Content.textOf(outcome.result().content());
        return outcome.isError()
                ? new Rehearsal(before, List.of(), answer, null)
                : new Rehearsal(before, UnifiedDiff.between(before, stage.snapshot(targets)), null, null);
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Returns whether the files are still those that it was rehearsed on. */
    public boolean holds(Tree tree, Content.ToolUse call) {
        return tree.snapshot(Target.of(call)).equals(before);
    }

    /** Returns why the call would fail, if it would. */
    public Optional<String> failsWith() {
        return Optional.ofNullable(failure);
    }
}
