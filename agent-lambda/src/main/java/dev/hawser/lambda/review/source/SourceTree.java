package dev.hawser.lambda.review.source;

import dev.hawser.lambda.review.text.Numbers;
import dev.hawser.tools.fs.glob.IgnoreRules;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.WalkDirectory;
import dev.hawser.tools.fs.workspace.WalkEntry;
import dev.hawser.tools.fs.workspace.WalkOptions;
import dev.hawser.tools.fs.workspace.WalkSummary;
import dev.hawser.tools.fs.workspace.WalkVisitor;
import dev.hawser.tools.fs.workspace.Workspace;
import java.nio.file.FileVisitResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts what there is to review, by the rules by which the file tools leave files out. */
final class SourceTree implements WalkVisitor<IgnoreRules> {

    private static final int MOST_NAMED = 12;

    private final IgnoreRules outermost;
    private final Map<Language, Integer> files = new EnumMap<>(Language.class);
    private final Set<String> leftOut = new TreeSet<>();
    private int otherFiles;

    private SourceTree(List<String> ignored) {
        this.outermost = IgnoreRules.NONE.and(".", String.join("\n", ignored));
    }

    /**
     * Counts.
     *
     * @param ignored patterns of what is left out, besides what git ignores
     */
    static Scope scan(Workspace workspace, List<String> ignored) {
        SourceTree tree = new SourceTree(ignored);
        return tree.scope(workspace.walk(".", WalkOptions.defaults(), tree));
    }

    @Override
    public IgnoreRules enter(WalkDirectory directory, @Nullable IgnoreRules parent) {
        return directory.ignoreRules(parent == null ? outermost : parent);
    }

    @Override
    public FileVisitResult visit(WalkEntry entry, IgnoreRules rules) {
        boolean isDirectory = entry.type() == FileType.DIRECTORY;
        if (entry.name().equals(".git") || rules.ignores(entry.path(), isDirectory)) {
            leftOut.add(isDirectory ? entry.path() + "/" : entry.path());
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (entry.type() == FileType.FILE) {
            Language.of(entry.name())
                    .ifPresentOrElse(language -> files.merge(language, 1, Integer::sum), () -> otherFiles++);
        }
        return FileVisitResult.CONTINUE;
    }

    private Scope scope(WalkSummary walk) {
        Map<String, Integer> byLanguage = new LinkedHashMap<>();
        files.entrySet().stream()
                .sorted(Map.Entry.<Language, Integer>comparingByValue().reversed())
                .forEach(entry -> byLanguage.put(entry.getKey().label(), entry.getValue()));
        int sourceFiles = files.values().stream().mapToInt(Integer::intValue).sum();
        return new Scope(
                sourceFiles,
                otherFiles,
                byLanguage,
                leftOut.stream().limit(MOST_NAMED).toList(),
                notes(walk));
    }

    private List<String> notes(WalkSummary walk) {
        List<String> notes = new ArrayList<>();
        if (leftOut.size() > MOST_NAMED) {
            notes.add(Numbers.grouped(leftOut.size() - MOST_NAMED)
                    + " more files and directories were left out, because git ignores them or a tool made them.");
        }
        if (walk.unreadable() > 0) {
            notes.add(Numbers.grouped(walk.unreadable()) + " directories could not be read, such as "
                    + String.join(", ", walk.examples()) + ".");
        }
        if (walk.tooDeep() > 0) {
            notes.add(Numbers.grouped(walk.tooDeep()) + " directories were too deep to look into, such as "
                    + String.join(", ", walk.examples()) + ".");
        }
        if (walk.end() == WalkSummary.End.LIMIT) {
            notes.add("Only the first " + Numbers.grouped(walk.entries()) + " files and directories were looked at.");
        }
        return notes;
    }
}
