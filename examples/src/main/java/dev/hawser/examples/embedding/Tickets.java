package dev.hawser.examples.embedding;

import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Param;
import dev.hawser.agent.tool.Tool;
import java.util.ArrayList;
import java.util.List;

/** Tickets, in memory. Their methods are what the model can call. */
final class Tickets {

    /** How much a ticket matters. */
    enum Urgency {
        LOW,
        HIGH
    }

    /**
     * A ticket.
     *
     * @param title one line
     * @param urgency how much it matters
     */
    record Ticket(String title, Urgency urgency) {}

    private final List<Ticket> open = new ArrayList<>();

    @Tool(value = "List the open tickets.", effect = Effect.READS)
    synchronized List<Ticket> list() {
        return List.copyOf(open);
    }

    @Tool("Open a ticket and return how many are open now.")
    synchronized int open(@Param("One line") String title, @Param("HIGH only if somebody is waiting") Urgency urgency) {
        open.add(new Ticket(title, urgency));
        return open.size();
    }
}
