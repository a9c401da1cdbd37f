package dev.hawser.tools.fs;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.glob.Glob;
import dev.hawser.tools.fs.glob.IgnoreRules;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.WalkEntry;
import dev.hawser.tools.fs.workspace.WalkSummary;
import dev.hawser.tools.fs.workspace.Workspace;
import java.nio.file.FileVisitResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.TreeSet;

/** Finds files by name. Keeps no more paths than it will show. */
final class FindFiles {

    private static final int MAX_LIMIT = 1000;
    private static final int MAX_CHARS = 50_000;

    /** In what order to show what was found. */
    enum Sort {
        @JsonProperty("path")
        PATH(Comparator.comparing(Found::path, PathOrder.INSTANCE)),
        @JsonProperty("modified")
        MODIFIED(Comparator.comparing(Found::modified).reversed().thenComparing(PATH.order));

        private final Comparator<Found> order;

        Sort(Comparator<Found> order) {
            this.order = order;
        }
    }

    private record Found(String path, Instant modified) {}

    private final Workspace workspace;
    private final IgnoreRules outermost;

    FindFiles(Workspace workspace, IgnoreRules outermost) {
        this.workspace = workspace;
        this.outermost = outermost;
    }

    String find(String pattern, String path, int wantedLimit, Sort sort, ToolContext context) {
        int limit = Bounds.limit("limit", wantedLimit, 1, MAX_LIMIT);
        Search search = new Search(parse(pattern), new VisibleTree(workspace, path, outermost), limit, sort);
        WalkSummary summary = search.tree.walk(context, search::visit);
        StringBuilder answer = new StringBuilder();
        int shown = 0;
        for (Found found : search.first) {
            if (answer.length() < MAX_CHARS) {
                answer.append(PathLabel.of(found.path));
                answer.append(sort == Sort.MODIFIED ? "\t" + found.modified.truncatedTo(ChronoUnit.SECONDS) : "");
                answer.append('\n');
                shown++;
            }
        }
        String kind = search.glob.isForDirectories() ? "directory" : "file";
        String kinds = search.glob.isForDirectories() ? "directories" : "files";
        if (search.count == 0) {
            answer.append("[No %s in %s fits '%s'; %s looked at."
                    .formatted(
                            kind,
                            PathLabel.of(search.tree.path()),
                            Escapes.escape(pattern),
                            Count.of(summary.entries(), "entry was", "entries were")));
        } else if (search.count > shown) {
            answer.append(
                    "[%d of %d %s are shown. Give a narrower pattern or path".formatted(shown, search.count, kinds));
            if (shown == limit && limit < MAX_LIMIT) {
                answer.append(", or take more: ")
                        .append(NextCall.to("find_files")
                                .with("pattern", pattern)
                                .with("path", path.equals(".") ? null : path)
                                .with("sort", sort == Sort.PATH ? null : sort)
                                .with("limit", Math.min(MAX_LIMIT, search.count)));
            } else {
                answer.append('.');
            }
        } else {
            answer.append("[").append(Count.of(search.count, kind, kinds)).append(".");
        }
        if (search.count == 0 && !search.tree.ignoredNote().isEmpty()) {
            answer.append(' ').append(search.tree.ignoredNote());
        }
        VisibleTree.gaps(summary).forEach(note -> answer.append(' ').append(note));
        return answer.append("]\n").toString();
    }

    private static Glob parse(String pattern) {
        try {
            return Glob.parse(pattern);
        } catch (IllegalArgumentException e) {
            throw new ToolException("pattern " + e.getMessage(), e);
        }
    }

    private static final class Search {

        private final Glob glob;
        private final VisibleTree tree;
        private final int limit;
        private final TreeSet<Found> first;
        private long count;

        Search(Glob glob, VisibleTree tree, int limit, Sort sort) {
            this.glob = glob;
            this.tree = tree;
            this.limit = limit;
            this.first = new TreeSet<>(sort.order);
        }

        FileVisitResult visit(WalkEntry entry) {
            boolean isDirectory = entry.type() == FileType.DIRECTORY;
            String path = entry.path();
            if (isDirectory == glob.isForDirectories() && fits(path)) {
                add(new Found(isDirectory ? path + "/" : path, entry.modified()));
            }
            return FileVisitResult.CONTINUE;
        }

        /** The pattern is for the path from the start of the tree, but models also write it from the workspace. */
        private boolean fits(String path) {
            return glob.matches(tree.relative(path)) || glob.matches(path);
        }

        private synchronized void add(Found found) {
            count++;
            first.add(found);
            if (first.size() > limit) {
                first.pollLast();
            }
        }
    }
}
