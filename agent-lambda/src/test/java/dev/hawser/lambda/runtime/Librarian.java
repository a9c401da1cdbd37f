package dev.hawser.lambda.runtime;

import dev.hawser.agent.Agent;
import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.Tool;
import dev.hawser.lambda.AgentHandler;
import dev.hawser.lambda.AgentSettings;
import dev.hawser.lambda.TaskContext;
import dev.hawser.tools.fs.FileTools;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.nio.charset.StandardCharsets;

/** A function that the tests deploy beside the deployable. */
public final class Librarian extends AgentHandler {

    /** Sets the function up. */
    public Librarian() {
        super(environment -> {
            BedrockModel model = AgentSettings.model(environment);
            return context -> Agent.builder()
                    .model(model)
                    .limits(AgentSettings.limits(environment))
                    .tools(FileTools.readOnly(context.workspace()), new Shelf(context))
                    .build();
        });
    }

    /** Tools whose calls leave a trace in the workspace. */
    static final class Shelf {

        private final Workspace workspace;

        Shelf(TaskContext context) {
            this.workspace = context.workspace();
        }

        @Tool(value = "Put a book on the shelf.", effect = Effect.ONCE)
        String shelve(String title) {
            note(title);
            return "shelved";
        }

        @Tool(value = "Look for a book, for as long as it takes.", effect = Effect.READS)
        String seek(int millis) throws InterruptedException {
            note("seek");
            Thread.sleep(millis);
            return "found";
        }

        @Tool(value = "Throw a book away.", approval = true)
        String discard(String title) {
            note("discarded " + title);
            return "gone";
        }

        private void note(String line) {
            workspace.write("log.txt", (line + "\n").getBytes(StandardCharsets.UTF_8), WriteMode.APPEND);
        }
    }
}
