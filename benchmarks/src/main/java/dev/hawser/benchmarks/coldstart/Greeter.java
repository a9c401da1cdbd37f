package dev.hawser.benchmarks.coldstart;

import dev.hawser.agent.Agent;
import dev.hawser.agent.model.Model;
import dev.hawser.lambda.AgentHandler;
import dev.hawser.lambda.AgentSettings;
import dev.hawser.tools.fs.FileTools;

/** The function that is measured: an agent with the file tools. */
public final class Greeter extends AgentHandler {

    /** Sets the function up. */
    public Greeter() {
        super(environment -> {
            Model model = AgentSettings.model(environment);
            return context -> Agent.builder()
                    .model(model)
                    .system("You greet.")
                    .tools(FileTools.all(context.workspace()))
                    .build();
        });
    }
}
