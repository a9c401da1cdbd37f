/** What it costs to write a session down and to open it again. */
@NullMarked
package dev.hawser.benchmarks.journal;

import org.jspecify.annotations.NullMarked;
