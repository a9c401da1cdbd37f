/**
 * Patterns for paths: globs as models and people write them, and the ignore rules of git. Matching takes time in proportion
 * to pattern times path, whatever the pattern. Knows nothing of files. Made for the tools of this module; not an API to build
 * on.
 */
@NullMarked
package dev.hawser.tools.fs.glob;

import org.jspecify.annotations.NullMarked;
