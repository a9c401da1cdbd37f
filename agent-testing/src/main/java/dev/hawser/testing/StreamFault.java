package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.testing.StreamEvent.Type;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/**
 * What can become of a streaming answer on its way, for {@link LocalBedrock#breakNextStream}. A client must take none of
 * the broken ones for a whole answer.
 */
public enum StreamFault {

    /** The stream ends in order, but without {@code messageStop} and all that should follow. */
    NO_MESSAGE_STOP {
        @Override
        EventSink over(EventSink wire, Cancellation closing) {
            return event -> {
                if (!event.is(Type.MESSAGE_STOP) && !event.is(Type.METADATA)) {
                    wire.send(event);
                }
            };
        }
    },

    /** The stream ends without {@code metadata}: the answer is whole, but nobody says what it cost. */
    NO_METADATA {
        @Override
        EventSink over(EventSink wire, Cancellation closing) {
            return event -> {
                if (!event.is(Type.METADATA)) {
                    wire.send(event);
                }
            };
        }
    },

    /** Nothing comes behind the first delta, and the connection stays open until the endpoint closes. */
    STALL {
        @Override
        EventSink over(EventSink wire, Cancellation closing) {
            return new Stall(wire, closing);
        }
    },

    /** The arguments of each tool call lack their last character, so that they are not JSON. */
    CUT_TOOL_INPUT {
        @Override
        EventSink over(EventSink wire, Cancellation closing) {
            return new Cut(wire);
        }
    },

    /** All blocks come at once, an event of each in turn. That is no fault: the events say which block they are of. */
    INTERLEAVED_BLOCKS {
        @Override
        EventSink over(EventSink wire, Cancellation closing) {
            return new Interleaving(wire);
        }
    };

    /**
     * Returns a sink that passes on to the wire what is left of the events.
     *
     * @param closing is turned when the endpoint closes
     */
    abstract EventSink over(EventSink wire, Cancellation closing);

    private static final class Stall implements EventSink {

        private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

        private final EventSink wire;
        private final Cancellation closing;
        private boolean stalls;

        Stall(EventSink wire, Cancellation closing) {
            this.wire = wire;
            this.closing = closing;
        }

        @Override
        public void send(StreamEvent event) throws IOException {
            if (stalls || event.is(Type.MESSAGE_STOP)) {
                waitForTheEnd();
            }
            wire.send(event);
            stalls = event.is(Type.CONTENT_BLOCK_DELTA);
        }

        private void waitForTheEnd() throws IOException {
            try {
                closing.sleep(FOR_EVER);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("the endpoint closed while a stream was stalled");
        }
    }

    /** Holds each delta of a tool call back until it is known whether it is the last one. */
    private static final class Cut implements EventSink {

        private final EventSink wire;
        private final Map<Integer, StreamEvent> held = new HashMap<>();

        Cut(EventSink wire) {
            this.wire = wire;
        }

        @Override
        public void send(StreamEvent event) throws IOException {
            if (!input(event).isTextual()) {
                if (event.is(Type.CONTENT_BLOCK_STOP) && held.containsKey(event.index())) {
                    wire.send(cut(held.remove(event.index())));
                }
                wire.send(event);
                return;
            }
            StreamEvent earlier = held.put(event.index(), event);
            if (earlier != null) {
                wire.send(earlier);
            }
        }

        private static JsonNode input(StreamEvent event) {
            return event.body().at("/delta/toolUse/input");
        }

        /** Arguments that are empty already have no piece to cut, so they get half a pair of braces. */
        private static StreamEvent cut(StreamEvent last) {
            String input = input(last).textValue();
            ObjectNode body = last.body().deepCopy();
            body.withObject("/delta/toolUse")
                    .put("input", input.isEmpty() ? "{" : input.substring(0, input.length() - 1));
            return new StreamEvent(last.type(), body);
        }
    }

    private static final class Interleaving implements EventSink {

        private final EventSink wire;
        private final Map<Integer, Queue<StreamEvent>> blocks = new TreeMap<>();

        Interleaving(EventSink wire) {
            this.wire = wire;
        }

        @Override
        public void send(StreamEvent event) throws IOException {
            switch (event.type()) {
                case CONTENT_BLOCK_START, CONTENT_BLOCK_DELTA, CONTENT_BLOCK_STOP ->
                    blocks.computeIfAbsent(event.index(), index -> new ArrayDeque<>())
                            .add(event);
                case MESSAGE_STOP -> {
                    sendInTurn();
                    wire.send(event);
                }
                case MESSAGE_START, METADATA -> wire.send(event);
            }
        }

        private void sendInTurn() throws IOException {
            while (!blocks.isEmpty()) {
                for (Queue<StreamEvent> block : blocks.values()) {
                    wire.send(block.remove());
                }
                blocks.values().removeIf(Queue::isEmpty);
            }
        }
    }
}
