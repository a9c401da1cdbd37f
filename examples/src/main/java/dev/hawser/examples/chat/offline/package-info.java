/** A stand-in for a language model that follows fixed rules. */
@NullMarked
package dev.hawser.examples.chat.offline;

import org.jspecify.annotations.NullMarked;
