/** How a run is told to end early: a cancellation from outside, or a deadline. */
@NullMarked
package dev.hawser.agent.cancel;

import org.jspecify.annotations.NullMarked;
