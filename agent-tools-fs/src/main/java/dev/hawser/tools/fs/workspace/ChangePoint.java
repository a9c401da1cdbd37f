package dev.hawser.tools.fs.workspace;

import org.jspecify.annotations.Nullable;

/**
 * Where a change would be made.
 *
 * @param path relative to the workspace, without detours
 * @param type what is there; null if nothing is
 * @param meansDirectory whether the path as it was given can only mean a directory, because of how it ends
 */
public record ChangePoint(String path, @Nullable FileType type, boolean meansDirectory) {}
