/**
 * The core of the sandbox: the few things that can be done to a disk without trusting a path. Internal to the file tools; use
 * {@code Workspace}.
 *
 * <p>Everything here names one component relative to an open directory and never follows a link. Therefore nothing that
 * happens on the disk meanwhile, no swap of a directory for a link, leads out of the root that {@code RootDirectory} holds.
 * What was opened was looked at before, and is a regular file or a directory: no open blocks the caller for ever.
 *
 * <p>What the JDK's {@link java.nio.file.SecureDirectoryStream} lacks (creating directories, reading links, opening without
 * blocking, renaming without replacing) is added in this package only, from what it has. A {@code PendingFile} becomes visible
 * whole or not at all, a {@code Claim} keeps other processes from replacing what nobody looked at, and {@code Leftovers} deletes
 * what a crash left of both.
 *
 * <p>Out of its reach: what is mounted below the root, what a hard link leads to, and whoever may rename the directories above
 * the root. The page {@code docs/sandbox.md} says more.
 */
@NullMarked
package dev.hawser.tools.fs.handle;

import org.jspecify.annotations.NullMarked;
