package dev.hawser.tools.fs;

import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.glob.Glob;
import dev.hawser.tools.fs.glob.IgnoreRules;
import dev.hawser.tools.fs.search.FileSearch;
import dev.hawser.tools.fs.search.SearchPattern;
import dev.hawser.tools.fs.text.TextStream;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.WalkEntry;
import dev.hawser.tools.fs.workspace.WalkSummary;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.FileVisitResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Searches a tree with several threads. The answer doesn't depend on which is faster: the first matches in the order of paths
 * are kept, and what can't be among them isn't opened.
 */
final class Searcher {

    /** After so many files in which the expression took too long, it is not worth trying it on more. */
    private static final int MAX_GIVEN_UP = 20;

    /** Holds most files whole, so that they are read in one step. */
    private static final int BUFFER_BYTES = 64 << 10;

    private final Workspace workspace;
    private final IgnoreRules outermost;
    private final @Nullable Glob include;
    private final SearchFiles.Output output;
    private final int limit;
    private final ToolContext call;
    private final SearchPattern pattern;
    private final Queue<Reader> idle = new ConcurrentLinkedQueue<>();
    private final FirstMatches matches;
    private final AtomicLong searched = new AtomicLong();
    private final Skipped excluded = new Skipped();
    private final Skipped binary = new Skipped();
    private final Skipped unreadable = new Skipped();
    private final Skipped tooLarge = new Skipped();
    private final Skipped givenUp = new Skipped();

    /** What one thread needs to search a file. */
    private record Reader(FileSearch search, byte[] buffer) {}

    Searcher(
            Workspace workspace,
            IgnoreRules outermost,
            SearchPattern pattern,
            @Nullable Glob include,
            SearchFiles.Output output,
            int limit,
            ToolContext call) {
        this.workspace = workspace;
        this.outermost = outermost;
        this.include = include;
        this.output = output;
        this.limit = limit;
        this.call = call;
        this.pattern = pattern;
        this.matches = new FirstMatches(limit);
    }

    /** Searches a directory or a file. */
    SearchOutcome search(String path) {
        VisibleTree tree;
        try {
            tree = new VisibleTree(workspace, path, outermost);
        } catch (WorkspaceException e) {
            if (e.code() != Code.NOT_A_DIRECTORY) {
                throw e;
            }
            searchFile(path, Channels.newInputStream(workspace.open(path)), -1);
            return outcome(path, "", List.of());
        }
        WalkSummary summary = tree.walk(call, entry -> visit(tree, entry));
        return outcome(tree.path(), tree.ignoredNote(), VisibleTree.gaps(summary));
    }

    private FileVisitResult visit(VisibleTree tree, WalkEntry entry) {
        String path = entry.path();
        if (!matches.wants(path)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (entry.type() != FileType.FILE) {
            return FileVisitResult.CONTINUE;
        }
        if (include != null && !include.matches(tree.relative(path))) {
            excluded.add(path);
            return FileVisitResult.CONTINUE;
        }
        try {
            searchFile(path, entry.openStream(), entry.size());
        } catch (WorkspaceException e) {
            unreadable.add(path);
        }
        return FileVisitResult.CONTINUE;
    }

    private void searchFile(String path, InputStream file, long size) {
        MatchCollector collector = new MatchCollector(output, limit);
        Reader unused = idle.poll();
        Reader reader = unused == null ? new Reader(FileSearch.of(pattern), new byte[BUFFER_BYTES]) : unused;
        try (file;
                TextStream text = TextStream.open(Patience.checking(call, file), size, reader.buffer)) {
            if (!text.kind().isText()) {
                binary.add(path);
                return;
            }
            searched.incrementAndGet();
            ByteBuffer whole = text.whole();
            FileSearch search = reader.search;
            switch (whole == null ? search.search(text, collector) : search.search(whole, collector)) {
                case DONE -> {}
                case TOO_LARGE -> tooLarge.add(path);
                case GAVE_UP -> giveUp(path);
            }
        } catch (IOException e) {
            unreadable.add(path);
        } finally {
            idle.add(reader);
        }
        FileMatches found = collector.of(path);
        if (found.count() > 0) {
            matches.add(found);
        }
    }

    private void giveUp(String path) {
        givenUp.add(path);
        if (givenUp.count() > MAX_GIVEN_UP) {
            throw new ToolException(
                    "the pattern takes too long on too many files, " + PathLabel.of(path)
                            + " for one: it backtracks. Avoid repeats within repeats such as (a+)+, or search for a plain text.");
        }
    }

    private SearchOutcome outcome(String where, String ignoredNote, List<String> treeGaps) {
        List<String> leftOut = new ArrayList<>();
        note(leftOut, binary, "Binary files skipped: ");
        note(leftOut, excluded, "Files that include leaves out: ");
        if (!ignoredNote.isEmpty()) {
            leftOut.add(ignoredNote);
        }
        List<String> gaps = new ArrayList<>(treeGaps);
        note(gaps, unreadable, "Files that could not be read: ");
        note(gaps, tooLarge, "Files too large for matches of several lines: ");
        note(
                gaps,
                givenUp,
                "Files with lines on which the pattern took too long (it backtracks), which were passed over: ");
        return new SearchOutcome(where, matches.first(), matches.hasMore(), searched.get(), leftOut, gaps);
    }

    private static void note(List<String> notes, Skipped skipped, String what) {
        if (skipped.count() > 0) {
            notes.add(what + skipped + ".");
        }
    }
}
