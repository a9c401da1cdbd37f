/**
 * Edits of text: finding what shall be replaced, replacing it and nothing else, and showing the difference. Knows nothing
 * of files. Made for the tools of this module; not an API to build on.
 */
@NullMarked
package dev.hawser.tools.fs.edit;

import org.jspecify.annotations.NullMarked;
