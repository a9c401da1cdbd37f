/** A conversation in the terminal with an agent that works on a directory. */
@NullMarked
package dev.hawser.examples.chat;

import org.jspecify.annotations.NullMarked;
