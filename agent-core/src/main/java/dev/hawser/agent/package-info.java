/** Start here: an agent runs a model and its tools until the task is done. */
@NullMarked
package dev.hawser.agent;

import org.jspecify.annotations.NullMarked;
