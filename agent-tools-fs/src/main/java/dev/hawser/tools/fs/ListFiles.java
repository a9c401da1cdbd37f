package dev.hawser.tools.fs;

import dev.hawser.tools.fs.glob.IgnoreRules;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.workspace.FileInfo;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.Listing;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import org.jspecify.annotations.Nullable;

/** Lists directories, page by page, in memory for one page. */
final class ListFiles {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_LIMIT = 1000;
    private static final int MAX_CHARS = 50_000;
    /** So many entries are looked at for one answer, if most are ignored. */
    private static final int MAX_LOOKED_AT = 10_000;

    private final Workspace workspace;
    private final IgnoreRules outermost;

    ListFiles(Workspace workspace, IgnoreRules outermost) {
        this.workspace = workspace;
        this.outermost = outermost;
    }

    String list(String path, int depth, int limit, @Nullable String cursor, boolean includeIgnored) {
        GitIgnore.Directory start = GitIgnore.at(workspace, path, outermost);
        Page page = new Page(
                start,
                Bounds.limit("depth", depth, 1, MAX_DEPTH),
                Bounds.limit("limit", limit, 1, MAX_LIMIT),
                includeIgnored);
        page.list(start, 1, cursor == null ? "" : cursor);
        NextCall next = NextCall.to("list_files")
                .with("path", path)
                .with("depth", depth == 1 ? null : depth)
                .with("limit", limit == 200 ? null : limit)
                .with("include_ignored", includeIgnored ? true : null)
                .with("cursor", page.last);
        return page.answer(next);
    }

    /** Collects the entries of one answer. */
    private final class Page {

        private final GitIgnore.Directory start;
        private final int depth;
        private final int limit;
        private final boolean includeIgnored;
        private final StringBuilder lines = new StringBuilder();
        private int shown;
        private int ignored;
        private int lookedAt;
        private final Skipped unreadable = new Skipped();
        private boolean more;
        /** The last entry seen, from the start, with a slash behind it if it is a directory: where the next page goes on. */
        private String last = "";

        private long directories;
        private long others;

        Page(GitIgnore.Directory start, int depth, int limit, boolean includeIgnored) {
            this.start = start;
            this.depth = depth;
            this.limit = limit;
            this.includeIgnored = includeIgnored;
        }

        /**
         * Lists a directory.
         *
         * @param after the last entry that was seen before, from this directory; empty if none
         */
        void list(GitIgnore.Directory directory, int level, String after) {
            int slash = after.indexOf('/');
            if (slash >= 0) {
                String name = after.substring(0, slash);
                String path = directory.path().equals(".") ? name : directory.path() + "/" + name;
                if (!directory.ignores(path, name, true)) {
                    listBelow(directory, path, level, after.substring(slash + 1));
                }
            }
            String from = slash < 0 ? after : after.substring(0, slash + 1);
            for (int size = limit + 1; !more; size *= 2) {
                Listing page = workspace.list(directory.path(), size, from.isEmpty() ? null : from);
                if (level == 1) {
                    directories = page.directories();
                    others = page.others();
                }
                page.entries().forEach(entry -> add(entry, directory, level));
                if (page.next().isEmpty()) {
                    return;
                }
                from = page.next().get();
                lookedAt += page.entries().size();
                more |= lookedAt >= MAX_LOOKED_AT;
            }
        }

        private void listBelow(GitIgnore.Directory above, String path, int level, String after) {
            if (level == depth) {
                return;
            }
            try {
                list(GitIgnore.open(workspace, path, above.rules()), level + 1, after);
            } catch (WorkspaceException e) {
                if (e.code() != WorkspaceException.Code.NOT_FOUND) {
                    unreadable.add(path);
                }
            }
        }

        private void add(FileInfo entry, GitIgnore.Directory directory, int level) {
            boolean isDirectory = entry.type() == FileType.DIRECTORY;
            boolean isIgnored = directory.ignores(entry.path(), entry.name(), isDirectory);
            boolean isHidden = isIgnored && !includeIgnored;
            more |= !isHidden && (shown == limit || lines.length() > MAX_CHARS);
            if (more) {
                return;
            }
            String relative = start.path().equals(".")
                    ? entry.path()
                    : entry.path().substring(start.path().length() + 1);
            last = isDirectory ? relative + "/" : relative;
            if (isHidden) {
                ignored++;
                return;
            }
            shown++;
            lines.append(line(entry)).append('\n');
            if (isDirectory && !isIgnored) {
                listBelow(directory, entry.path(), level, "");
            }
        }

        String answer(NextCall next) {
            String where = PathLabel.of(start.path());
            StringBuilder answer = new StringBuilder(lines);
            if (shown == 0 && ignored == 0 && directories + others == 0) {
                return answer.append("[").append(where).append(" is empty.]\n").toString();
            }
            answer.append("[%s has %s and %s."
                    .formatted(
                            where.equals(".") ? "The workspace" : where,
                            Count.of(directories, "directory", "directories"),
                            Count.of(others, "file", "files")));
            if (ignored > 0) {
                answer.append(" %s that git ignores %s not shown; include_ignored=true shows them."
                        .formatted(Count.of(ignored, "entry", "entries"), ignored == 1 ? "is" : "are"));
            }
            if (unreadable.count() > 0) {
                answer.append(" Directories that could not be read: ")
                        .append(unreadable)
                        .append('.');
            }
            if (more) {
                answer.append(" There is more. Next: ").append(next);
            }
            return answer.append("]\n").toString();
        }
    }

    private static String line(FileInfo entry) {
        return switch (entry.type()) {
            case DIRECTORY -> PathLabel.of(entry.path() + "/");
            case FILE -> PathLabel.of(entry.path()) + "\t" + ByteSize.of(entry.size());
            case LINK -> PathLabel.of(entry.path()) + " -> " + Escapes.escape(String.valueOf(entry.linkTarget()));
            case OTHER -> PathLabel.of(entry.path()) + "\t(neither file nor directory)";
        };
    }
}
