/** Checks a JSON value against a JSON Schema, and says every mistake in words that a model can correct itself by. */
@NullMarked
package dev.hawser.agent.tool.schema;

import org.jspecify.annotations.NullMarked;
