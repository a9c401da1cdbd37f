package dev.hawser.tools.fs;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.edit.DiffView;
import dev.hawser.tools.fs.patch.FilePatch;
import dev.hawser.tools.fs.patch.Hunk;
import dev.hawser.tools.fs.patch.TextPatch;
import dev.hawser.tools.fs.text.Encoding;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.text.Lines;
import dev.hawser.tools.fs.text.Text;
import dev.hawser.tools.fs.workspace.Change;
import dev.hawser.tools.fs.workspace.ChangePoint;
import dev.hawser.tools.fs.workspace.FileContent;
import dev.hawser.tools.fs.workspace.FileInfo;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.Versions;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out in memory what a patch would do, and finds all that is wrong with it, before anything is changed. */
final class PatchPlanner {

    private static final int MAX_FILES = 100;
    private static final long MAX_BYTES = 64L << 20;
    private static final int MAX_DIFF_CHARS = 40_000;
    private static final int MAX_PROBLEM_CHARS = 30_000;

    private final Workspace workspace;
    private final List<Change> writes = new ArrayList<>();
    private final List<Change> moves = new ArrayList<>();
    private final List<Change> deletes = new ArrayList<>();
    private final List<String> report = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    /** The files that the patch is about, by the paths that they have or get. */
    private final Set<String> claimed = new HashSet<>();

    private long bytes;
    private int diffChars;

    private PatchPlanner(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Plans a patch.
     *
     * @throws ToolException if it can't be applied as it is; the message tells all reasons
     */
    static PatchPlan plan(Workspace workspace, List<FilePatch> patches) {
        if (patches.size() > MAX_FILES) {
            throw new ToolException("patch is for %d files, and %d are the most. Split it into several."
                    .formatted(patches.size(), MAX_FILES));
        }
        PatchPlanner planner = new PatchPlanner(workspace);
        for (FilePatch patch : joinUpdates(patches)) {
            try {
                planner.plan(patch);
            } catch (WorkspaceException e) {
                planner.problems.add(e.getMessage());
            }
        }
        if (!planner.problems.isEmpty()) {
            throw new ToolException(planner.explain());
        }
        List<Change> steps = new ArrayList<>(planner.writes);
        steps.addAll(planner.moves);
        steps.addAll(planner.deletes);
        return new PatchPlan(steps, planner.report);
    }

    /** Makes one of several updates of one file, which models sometimes write. */
    private static List<FilePatch> joinUpdates(List<FilePatch> patches) {
        List<FilePatch> joined = new ArrayList<>();
        Map<String, Integer> updates = new HashMap<>();
        for (FilePatch patch : patches) {
            Integer earlier = updates.get(patch.path());
            if (!(patch instanceof FilePatch.Update update)) {
                joined.add(patch);
            } else if (earlier != null
                    && joined.get(earlier) instanceof FilePatch.Update first
                    && first.newPath() == null) {
                joined.set(earlier, join(first, update));
            } else {
                updates.put(patch.path(), joined.size());
                joined.add(update);
            }
        }
        return joined;
    }

    private static FilePatch.Update join(FilePatch.Update earlier, FilePatch.Update later) {
        List<Hunk> hunks = new ArrayList<>(earlier.hunks());
        for (Hunk hunk : later.hunks()) {
            hunks.add(new Hunk(hunks.size() + 1, hunk.patchLine(), hunk.anchors(), hunk.lines(), hunk.atEnd()));
        }
        return new FilePatch.Update(earlier.path(), later.newPath(), hunks);
    }

    private void plan(FilePatch patch) {
        if (patch instanceof FilePatch.Add add) {
            add(add);
        } else if (patch instanceof FilePatch.Delete delete) {
            delete(delete);
        } else {
            update((FilePatch.Update) patch);
        }
    }

    private void add(FilePatch.Add add) {
        String path = newFile(add.path(), "Change it with *** Update File, or choose another path.");
        String content = String.join("\n", add.lines()) + (add.lines().isEmpty() ? "" : "\n");
        byte[] encoded = Text.of(Encoding.UTF_8, content).encode();
        String version = Versions.of(encoded);
        writes.add(new Change.Write(path, encoded, version, null));
        report.add("A " + PathLabel.of(path) + describe(version, add.lines().size(), encoded.length));
    }

    private void delete(FilePatch.Delete delete) {
        ChangePoint point = claim(delete.path());
        FileInfo seen = workspace.info(delete.path());
        if (point.type() == FileType.DIRECTORY) {
            throw refused(
                    Code.IS_DIRECTORY,
                    delete.path(),
                    "is a directory, and a patch deletes files only. Use delete_file.");
        }
        deletes.add(new Change.Delete(point.path(), seen));
        report.add("D " + PathLabel.of(point.path()) + "\n");
    }

    private void update(FilePatch.Update update) {
        ChangePoint point = claim(update.path());
        if (point.type() == FileType.LINK) {
            throw refused(
                    Code.SYMLINK,
                    update.path(),
                    "is a symbolic link, and changes are not made through links. Use the path of what it points at.");
        }
        String newPath = newPath(update, point.path());
        String label = newPath == null
                ? "M " + PathLabel.of(point.path())
                : "R " + PathLabel.of(point.path()) + " -> " + PathLabel.of(newPath);
        String changes = "\n";
        if (!update.hunks().isEmpty()) {
            changes = rewrite(update, point.path());
        } else if (workspace.info(update.path()).type() != FileType.FILE) {
            throw refused(
                    Code.IS_DIRECTORY, update.path(), "is not a file, and a patch moves files only. Use move_file.");
        }
        if (update.hunks().isEmpty() && newPath == null) {
            problems.add(Escapes.quote(update.path()) + " would not change: it has that path already.");
        }
        if (newPath != null) {
            moves.add(new Change.Move(point.path(), newPath));
        }
        report.add(label + changes);
    }

    private @Nullable String newPath(FilePatch.Update update, String path) {
        String given = update.newPath();
        if (given == null || workspace.changePoint(given).path().equals(path)) {
            return null;
        }
        return newFile(given, "Choose another path for *** Move to.");
    }

    /** Plans the change of the content, and returns what to tell of it. */
    private String rewrite(FilePatch.Update update, String path) {
        FileContent old = EditableFile.read(workspace, update.path());
        Text text = Text.decode(old.bytes());
        TextPatch.Outcome outcome = TextPatch.apply(text.chars(), update.hunks());
        outcome.problems().forEach(problem -> problems.add(Escapes.quote(update.path()) + ", " + problem));
        String chars = outcome.revision().chars();
        if (outcome.problems().isEmpty() && chars.equals(text.chars())) {
            problems.add(Escapes.quote(update.path()) + " would not change: its - and + lines are the same.");
        }
        byte[] encoded = text.withChars(chars).encode();
        bytes += encoded.length;
        if (bytes > MAX_BYTES) {
            throw refused(
                    Code.TOO_LARGE,
                    update.path(),
                    "and the files before it have more than %s, the most that a patch can change. Split it into several."
                            .formatted(ByteSize.of(MAX_BYTES)));
        }
        String version = Versions.of(encoded);
        writes.add(new Change.Write(path, encoded, version, old));
        StringBuilder told = new StringBuilder(describe(version, new Lines(chars).count(), encoded.length));
        outcome.notes().forEach(note -> told.append("[").append(note).append("]\n"));
        String diff = DiffView.of(outcome.revision());
        boolean fits = diffChars + diff.length() <= MAX_DIFF_CHARS;
        diffChars += fits ? diff.length() : 0;
        return told.append(fits ? diff : notShown(update)).toString();
    }

    private static String notShown(FilePatch.Update update) {
        String path = update.newPath() == null ? update.path() : update.newPath();
        return "[The changed lines are not shown. Next: "
                + NextCall.to("read_file").with("path", path) + "]\n";
    }

    /** Returns the path of a file that doesn't exist yet. */
    private String newFile(String path, String advice) {
        ChangePoint point = claim(path);
        if (point.type() != null) {
            throw refused(Code.EXISTS, path, "exists already. " + advice);
        }
        if (point.meansDirectory()) {
            throw refused(Code.INVALID_PATH, path, "ends like the path of a directory. Give the path of a file.");
        }
        return point.path();
    }

    private ChangePoint claim(String path) {
        ChangePoint point = workspace.changePoint(path);
        if (!claimed.add(point.path())) {
            problems.add(Escapes.quote(path)
                    + " is there twice: say all that happens to a file in one place, with *** Update"
                    + " File and *** Move to, or take two patches.");
        }
        return point;
    }

    private static WorkspaceException refused(Code code, String path, String why) {
        return new WorkspaceException(code, path, Escapes.quote(path) + " " + why);
    }

    private static String describe(String version, int lines, int size) {
        return " (version %s, %s, %s)\n".formatted(version, Count.of(lines, "line", "lines"), ByteSize.of(size));
    }

    private String explain() {
        StringBuilder text = new StringBuilder("patch was not applied, because of %s. Nothing was changed."
                .formatted(Count.of(problems.size(), "problem", "problems")));
        int shown = 0;
        while (shown < problems.size() && text.length() < MAX_PROBLEM_CHARS) {
            text.append("\n")
                    .append(shown + 1)
                    .append(". ")
                    .append(problems.get(shown++).strip());
        }
        if (shown < problems.size()) {
            text.append("\n(and ").append(problems.size() - shown).append(" more)");
        }
        return text.append("\nMend the patch, and send the whole of it again.").toString();
    }
}
