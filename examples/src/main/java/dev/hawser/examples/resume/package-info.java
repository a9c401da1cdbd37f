/** An agent that goes on after it was killed. */
@NullMarked
package dev.hawser.examples.resume;

import org.jspecify.annotations.NullMarked;
