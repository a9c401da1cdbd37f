/** What a call on a {@code Workspace} costs beside the same work on plain paths. */
@NullMarked
package dev.hawser.benchmarks.sandbox;

import org.jspecify.annotations.NullMarked;
