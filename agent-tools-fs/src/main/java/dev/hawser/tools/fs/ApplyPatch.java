package dev.hawser.tools.fs;

import dev.hawser.tools.fs.patch.PatchParser;
import dev.hawser.tools.fs.workspace.Change;
import dev.hawser.tools.fs.workspace.Workspace;
import java.util.List;

/** Applies a patch to several files. */
final class ApplyPatch {

    private final Workspace workspace;
    private final SeenVersions seen;

    ApplyPatch(Workspace workspace, SeenVersions seen) {
        this.workspace = workspace;
        this.seen = seen;
    }

    String apply(String patch) {
        PatchPlan plan = PatchPlanner.plan(workspace, PatchParser.parse(patch));
        List<String> left = workspace.change(plan.steps());
        for (Change step : plan.steps()) {
            if (step instanceof Change.Write write) {
                seen.add(write.version(), write.content());
            }
        }
        StringBuilder answer = new StringBuilder(
                "Applied the patch to %s.\n".formatted(Count.of(plan.report().size(), "file", "files")));
        plan.report().forEach(answer::append);
        left.forEach(path -> answer.append("[What was deleted is still there as ")
                .append(PathLabel.of(path))
                .append(", which could not be deleted.]\n"));
        return answer.toString();
    }
}
