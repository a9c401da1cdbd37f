package dev.hawser.tools.fs.workspace;

import java.nio.file.FileVisitResult;
import org.jspecify.annotations.Nullable;

/**
 * Sees what {@link Workspace#walk} comes by. It is called on threads of the workspace, on several at once if the options
 * say so. What it throws ends the walk and reaches the caller of it.
 *
 * @param <D> what the visitor keeps for each directory, for example the ignore rules that hold in it
 */
public interface WalkVisitor<D> {

    /**
     * Called when a directory was opened, before its entries are visited; for the start directory too.
     *
     * @param directory lets you read files of it by name
     * @param parent what this method returned for the directory above; null for the start directory
     * @return what {@link #visit} gets with each entry of this directory
     */
    D enter(WalkDirectory directory, @Nullable D parent);

    /**
     * Called for every entry. {@code CONTINUE} goes on, into the entry if it is a directory; {@code SKIP_SUBTREE} doesn't
     * open it; {@code SKIP_SIBLINGS} visits no more entries of this directory (with several threads, some may come yet);
     * {@code TERMINATE} ends the walk.
     *
     * @param entry valid during the call only; what you opened from it stays open until you close it
     * @param directory what {@link #enter} returned for the directory of the entry
     */
    FileVisitResult visit(WalkEntry entry, D directory);
}
