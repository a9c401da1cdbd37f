/** Shows the file tools as a model sees them, and about what they cost. */
@NullMarked
package dev.hawser.examples.tools;

import org.jspecify.annotations.NullMarked;
