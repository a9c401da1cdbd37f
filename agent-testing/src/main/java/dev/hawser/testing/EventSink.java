package dev.hawser.testing;

import java.io.IOException;

/** Takes the events of one streaming answer, in order. */
@FunctionalInterface
interface EventSink {

    /**
     * Takes the next event.
     *
     * @throws IOException if the client has gone, or is to believe that the service has
     */
    void send(StreamEvent event) throws IOException;
}
