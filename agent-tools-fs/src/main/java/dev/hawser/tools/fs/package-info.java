/**
 * Files for agents: {@link dev.hawser.tools.fs.FileTools} are the tools that a model sees, over a
 * {@link dev.hawser.tools.fs.workspace.Workspace}.
 */
@NullMarked
package dev.hawser.tools.fs;

import org.jspecify.annotations.NullMarked;
