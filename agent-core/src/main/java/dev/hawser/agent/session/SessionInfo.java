package dev.hawser.agent.session;

import java.time.Instant;

/**
 * What a store says of a session without opening it.
 *
 * @param id the session
 * @param lastWritten when the last record was added
 */
public record SessionInfo(String id, Instant lastWritten) {}
