/** Tables and charts of what was measured. */
@NullMarked
package dev.hawser.benchmarks.report;

import org.jspecify.annotations.NullMarked;
