/** The review workflow in one process: its functions one after the other, as an orchestrator would call them. */
@NullMarked
package dev.hawser.examples.workflow;

import org.jspecify.annotations.NullMarked;
