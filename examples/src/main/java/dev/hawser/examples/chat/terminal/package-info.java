/** The terminal: lines in, styled text out, interrupts. */
@NullMarked
package dev.hawser.examples.chat.terminal;

import org.jspecify.annotations.NullMarked;
