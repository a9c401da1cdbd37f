package dev.hawser.benchmarks.contestant.hawser;

import dev.hawser.agent.Agent;
import dev.hawser.benchmarks.contestant.Worker;

/** The same agent with its tools on the thread that runs it, as the other contestants have them. */
final class CallingThreadAgent {

    private CallingThreadAgent() {}

    public static void main(String[] args) throws Exception {
        Worker.main(
                (endpoint, http) -> {
                    Agent agent = HawserAgent.builder(endpoint, http)
                            .toolsOnCallingThread()
                            .build();
                    return prompt -> agent.run(prompt).text();
                },
                args);
    }
}
