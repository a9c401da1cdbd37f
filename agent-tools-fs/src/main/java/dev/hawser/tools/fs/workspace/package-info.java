/**
 * The sandbox. {@link dev.hawser.tools.fs.workspace.Workspace} is the only way from a tool to a disk, and it never leads out of
 * its root directory.
 */
@NullMarked
package dev.hawser.tools.fs.workspace;

import org.jspecify.annotations.NullMarked;
