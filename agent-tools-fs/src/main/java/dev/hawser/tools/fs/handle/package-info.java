/**
 * Directory handles: the few things that can be done to a disk without trusting a path. Internal to the file tools; use
 * {@code Workspace}.
 *
 * <p>Everything here names one component relative to an open directory and never follows a link. What the JDK's
 * {@link java.nio.file.SecureDirectoryStream} lacks (creating directories, reading links, opening without blocking) is added
 * in this package only.
 */
@NullMarked
package dev.hawser.tools.fs.handle;

import org.jspecify.annotations.NullMarked;
