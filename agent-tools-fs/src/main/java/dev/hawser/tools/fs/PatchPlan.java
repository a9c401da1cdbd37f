package dev.hawser.tools.fs;

import dev.hawser.tools.fs.workspace.Change;
import java.util.List;

/**
 * What a patch will do.
 *
 * @param steps in the order in which to take them
 * @param report what to tell of each file
 */
record PatchPlan(List<Change> steps, List<String> report) {

    PatchPlan {
        steps = List.copyOf(steps);
        report = List.copyOf(report);
    }
}
