/** What a minimal application carries. */
@NullMarked
package dev.hawser.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
