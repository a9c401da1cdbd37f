/** How long a function takes from the start of its process to its first answer. */
@NullMarked
package dev.hawser.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
