/**
 * Files for agents. {@link dev.hawser.tools.fs.Workspace} is the sandbox: the only way from a tool to a disk, and it never
 * leads out of its root directory.
 */
@NullMarked
package dev.hawser.tools.fs;

import org.jspecify.annotations.NullMarked;
