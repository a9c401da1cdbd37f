/** The contestants of the side-by-side runs, and their processes. */
@NullMarked
package dev.hawser.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
