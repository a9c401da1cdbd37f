/** What the contestants have in common: the task, the service that they talk to, and how they are measured. */
@NullMarked
package dev.hawser.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;
