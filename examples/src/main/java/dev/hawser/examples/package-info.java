/** Programs that show what agents can do; {@link dev.hawser.examples.Main} lists them. */
@NullMarked
package dev.hawser.examples;

import org.jspecify.annotations.NullMarked;
