/**
 * Patches in the V4A form that coding models write: reading them, and applying them to text. Knows nothing of files. Made for
 * the tools of this module; not an API to build on.
 */
@NullMarked
package dev.hawser.tools.fs.patch;

import org.jspecify.annotations.NullMarked;
