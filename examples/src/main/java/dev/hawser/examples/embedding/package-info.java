/** The shortest whole program with an agent: a tool, an agent, a main method, and a test. */
@NullMarked
package dev.hawser.examples.embedding;

import org.jspecify.annotations.NullMarked;
