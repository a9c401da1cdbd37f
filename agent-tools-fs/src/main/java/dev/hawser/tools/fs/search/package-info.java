/**
 * Searching the contents of files: what a query means, and where in a stream of bytes it matches. Knows nothing of
 * directories. Made for the tools of this module; not an API to build on.
 */
@NullMarked
package dev.hawser.tools.fs.search;

import org.jspecify.annotations.NullMarked;
