/** What a conversation is made of: messages, their content and what they cost. */
@NullMarked
package dev.hawser.agent.message;

import org.jspecify.annotations.NullMarked;
