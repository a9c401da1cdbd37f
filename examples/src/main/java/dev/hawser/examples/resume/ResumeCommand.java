package dev.hawser.examples.resume;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentEvent;
import dev.hawser.agent.AgentException;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.Limits;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.session.RunProgress;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.file.FileSessionStore;
import dev.hawser.tools.fs.FileTools;
import dev.hawser.tools.fs.workspace.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code resume}. */
@Command(
        name = "resume",
        description = {
            "Read a directory, slowly, with an agent that survives being killed.",
            "",
            "Kill it (Ctrl-C, or kill -9 from another terminal) and give the same command again: it goes on where it was. When it "
                    + "has finished, the same command shows the recorded result at once."
        },
        sortOptions = false)
public final class ResumeCommand implements Callable<Integer> {

    private static final String PROMPT = "Read every file here, one at a time, and say what you have read.";

    @Parameters(paramLabel = "DIR", description = "The directory to read.")
    private Path directory;

    @Option(
            names = "--sessions",
            paramLabel = "DIR",
            defaultValue = "sessions",
            description = "Where to keep the session. Default: ${DEFAULT-VALUE} in the current directory.")
    private Path sessions;

    @Option(
            names = "--session",
            paramLabel = "ID",
            defaultValue = "resume-example",
            description = "The session. Default: ${DEFAULT-VALUE}.")
    private String id;

    @Option(
            names = "--pause",
            paramLabel = "MILLIS",
            defaultValue = "1000",
            description = "How long the stand-in for a model thinks. Default: ${DEFAULT-VALUE}.")
    private long pause;

    @Option(names = "--model", paramLabel = "ID", description = "A model on Amazon Bedrock instead of the stand-in.")
    private @Nullable String model;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new ParameterException(spec.commandLine(), "'" + directory + "' is not a directory");
        }
        Agent agent = agent(model == null ? new SlowReader(Duration.ofMillis(pause)) : onBedrock(model));
        Files.createDirectories(sessions);
        try (Session session = Session.open(FileSessionStore.at(sessions), id)) {
            session.unfinishedRun().ifPresent(this::showProgress);
            AgentResult result =
                    agent.run(PROMPT, RunOptions.defaults().session(session).runId("read"));
            out().println(result.text());
            out().println("[" + result.stopDetail() + " after " + result.turns() + " turns]");
            return result.stopReason().isComplete() ? 0 : 3;
        } catch (AgentException | SessionException e) {
            spec.commandLine().getErr().println("error: " + e.getMessage());
            return 3;
        }
    }

    private Model onBedrock(String modelId) {
        try {
            return BedrockModel.of(modelId);
        } catch (IllegalStateException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the model needs an AWS region: set AWS_REGION, or name one in the AWS profile",
                    e);
        }
    }

    private Agent agent(Model model) {
        return Agent.builder()
                .model(model)
                .tools(FileTools.readOnly(Workspace.at(directory)))
                .limits(Limits.turns(1001))
                .listener(this::show)
                .build();
    }

    private void showProgress(RunProgress progress) {
        out().println("Going on with session " + id + " after " + progress.turns() + " turns.");
    }

    private void show(AgentEvent event) {
        if (event instanceof AgentEvent.ToolStarted started) {
            out().println(started.name() + " " + started.input());
            out().flush();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
