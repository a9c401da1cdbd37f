/** The tools {@code search_files} and {@code find_files} beside ripgrep and GNU grep, on the same trees in the same run. */
@NullMarked
package dev.hawser.benchmarks.search;

import org.jspecify.annotations.NullMarked;
