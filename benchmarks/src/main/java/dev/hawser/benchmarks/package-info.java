/** Comparisons of Hawser with other programs and other ways to do the same, as a command line program. */
@NullMarked
package dev.hawser.benchmarks;

import org.jspecify.annotations.NullMarked;
