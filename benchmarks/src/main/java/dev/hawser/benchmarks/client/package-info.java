/** What a turn of an agent costs, and how that grows with the conversation. */
@NullMarked
package dev.hawser.benchmarks.client;

import org.jspecify.annotations.NullMarked;
