/** Looking into a run and deciding in it: before and after each model call and each tool call; approvals. */
@NullMarked
package dev.hawser.agent.hook;

import org.jspecify.annotations.NullMarked;
