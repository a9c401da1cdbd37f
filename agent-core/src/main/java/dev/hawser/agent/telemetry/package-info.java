/** OpenTelemetry spans and metrics of agents. The only package that needs the OpenTelemetry API. */
@NullMarked
package dev.hawser.agent.telemetry;

import org.jspecify.annotations.NullMarked;
