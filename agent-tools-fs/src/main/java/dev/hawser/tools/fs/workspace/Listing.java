package dev.hawser.tools.fs.workspace;

import java.util.List;
import java.util.Optional;

/**
 * A page of one directory's entries: directories first, then everything else, each by name in the order of
 * {@link String#compareTo}.
 *
 * @param entries the page
 * @param directories how many directories there are on all pages
 * @param others how many other entries there are on all pages
 * @param next the last entry of the page, for {@link Workspace#list}; empty on the last page
 */
public record Listing(List<FileInfo> entries, long directories, long others, Optional<String> next) {

    /** Copies the list. */
    public Listing {
        entries = List.copyOf(entries);
    }
}
