package dev.hawser.lambda.documented;

import dev.hawser.agent.Agent;
import dev.hawser.agent.model.Model;
import dev.hawser.lambda.AgentHandler;
import dev.hawser.lambda.AgentSettings;
import dev.hawser.lambda.environment.Environment;
import dev.hawser.tools.fs.FileTools;
import java.util.Map;
import java.util.function.Function;

/** The example of docs/lambda.md. */
public final class Librarian extends AgentHandler {

    /** Sets the function up. */
    public Librarian() {
        this(System.getenv(), AgentSettings::model);
    }

    Librarian(Map<String, String> variables, Function<Environment, Model> models) {
        super(variables, environment -> {
            Model model = models.apply(environment);
            return context -> Agent.builder()
                    .model(model)
                    .limits(AgentSettings.limits(environment))
                    .system("You keep the catalogue of a library, the files of your workspace.")
                    .tools(FileTools.all(context.workspace()))
                    .build();
        });
    }
}
