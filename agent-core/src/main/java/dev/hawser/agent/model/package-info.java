/** The service-provider interface for a language model, and what can go wrong when it is called. */
@NullMarked
package dev.hawser.agent.model;

import org.jspecify.annotations.NullMarked;
