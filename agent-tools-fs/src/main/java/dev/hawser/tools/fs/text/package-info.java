/**
 * Files as text, without losing a byte: encodings, lines, and how text is shown to a model. Knows nothing of where files
 * are. Made for the tools of this module; not an API to build on.
 */
@NullMarked
package dev.hawser.tools.fs.text;

import org.jspecify.annotations.NullMarked;
