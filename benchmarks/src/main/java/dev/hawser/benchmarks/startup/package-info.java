/** What it takes to start an agent. */
@NullMarked
package dev.hawser.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
