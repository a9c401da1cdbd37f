/** Tools: how a Java method becomes something a model can call, and how a call is run. */
@NullMarked
package dev.hawser.agent.tool;

import org.jspecify.annotations.NullMarked;
