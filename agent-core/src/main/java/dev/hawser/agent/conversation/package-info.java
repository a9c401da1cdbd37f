/** What is done when a conversation grows beyond what the model takes. */
@NullMarked
package dev.hawser.agent.conversation;

import org.jspecify.annotations.NullMarked;
