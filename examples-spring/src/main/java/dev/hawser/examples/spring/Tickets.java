package dev.hawser.examples.spring;

import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Param;
import dev.hawser.agent.tool.Tool;
import dev.hawser.agent.tool.ToolContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** The tickets of all users. Whose they are is told by the service that runs the agent, never by the model. */
@Component
class Tickets {

    private final Map<User, List<String>> titles = new ConcurrentHashMap<>();

    @Tool(value = "List the tickets of whoever is asking.", effect = Effect.READS)
    List<String> list(ToolContext context) {
        return of(context.value(User.class));
    }

    @Tool("Open a ticket for whoever is asking and return how many there are now.")
    int open(@Param("One line") String title, ToolContext context) {
        List<String> mine = of(context.value(User.class));
        mine.add(title);
        return mine.size();
    }

    private List<String> of(User user) {
        return titles.computeIfAbsent(user, unused -> new CopyOnWriteArrayList<>());
    }
}
