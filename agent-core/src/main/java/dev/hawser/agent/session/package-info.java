/** A conversation: its history, which is valid at every instant, and who may write to it. */
@NullMarked
package dev.hawser.agent.session;

import org.jspecify.annotations.NullMarked;
