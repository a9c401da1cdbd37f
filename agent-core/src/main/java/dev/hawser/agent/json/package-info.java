/** The one JSON mapper: numbers keep every digit, properties keep their order. */
@NullMarked
package dev.hawser.agent.json;

import org.jspecify.annotations.NullMarked;
