package dev.hawser.tools.fs;

import org.jspecify.annotations.Nullable;

/**
 * Where a change would be made.
 *
 * @param path relative to the workspace, without detours
 * @param type what is there; null if nothing is
 */
record ChangePoint(String path, @Nullable FileType type) {}
