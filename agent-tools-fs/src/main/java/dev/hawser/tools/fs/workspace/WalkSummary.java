package dev.hawser.tools.fs.workspace;

import java.util.List;

/**
 * How a walk ended.
 *
 * @param entries how many entries were visited
 * @param end why it ended
 * @param tooDeep how many directories were not opened because of their depth
 * @param unreadable how many directories could not be read
 * @param examples the paths of up to five of those that were too deep or unreadable
 */
public record WalkSummary(long entries, End end, long tooDeep, long unreadable, List<String> examples) {

    /** Why a walk ended. */
    public enum End {
        /** Everything was visited, apart from what the visitor skipped and what the summary counts. */
        DONE,
        /** The visitor terminated it. */
        TERMINATED,
        /** The number of entries reached {@link WalkOptions#maxEntries}. */
        LIMIT
    }

    /** Copies the list. */
    public WalkSummary {
        examples = List.copyOf(examples);
    }
}
