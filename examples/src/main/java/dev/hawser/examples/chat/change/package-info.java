/** What a tool call would change, shown before it is made, and taken back afterwards. */
@NullMarked
package dev.hawser.examples.chat.change;

import org.jspecify.annotations.NullMarked;
