package dev.hawser.examples.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.lambda.RetryLaterException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code workflow}. */
@Command(
        name = "workflow",
        description = {
            "Run the review workflow of the Lambda functions in this process: fetch the source, review it for security and for "
                    + "style, sum up.",
            "",
            "The functions are those that are deployed, with a directory in place of the mount. They are invoked again while "
                    + "they are suspended, so a short --time-out shows how a review outlives its invocations. Give the same --id "
                    + "again to go on with a workflow that was interrupted; what is done is not done twice.",
            "",
            "With --model the agents ask that model on Amazon Bedrock; the usual AWS credentials are needed, and the code is sent "
                    + "to it. Without, fixed rules answer, and nothing leaves this machine."
        },
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The review is complete.",
            "2:The command line, or what it names, is not usable.",
            "3:A function failed, or the review is incomplete."
        },
        sortOptions = false)
public final class WorkflowCommand implements Callable<Integer> {

    private static final int USAGE = 2;
    private static final int FAILED = 3;

    @Parameters(
            paramLabel = "SOURCE",
            description = "A directory, a zip or tar.gz archive, or the https address of a repository or archive.")
    private String source;

    @Option(names = "--ref", paramLabel = "REF", description = "A branch, tag or commit of the repository.")
    private @Nullable String ref;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "workflow",
            description = "What to use as the mount. Default: ${DEFAULT-VALUE} in the current directory.")
    private Path out;

    @Option(names = "--id", paramLabel = "ID", description = "The review's id. Default: a new one, from the time.")
    private @Nullable String id;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "A model or inference profile on Amazon Bedrock, in the region of the environment.")
    private @Nullable String model;

    @Option(
            names = "--time-out",
            paramLabel = "SECONDS",
            defaultValue = "900",
            description = "How long one invocation may take, 2 to 900. Default: ${DEFAULT-VALUE}.")
    private int timeOut;

    @Option(names = "--ask", description = "Ask before the summary is published.")
    private boolean ask;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (timeOut < 2 || timeOut > 900) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--time-out must be 2 to 900 seconds");
        }
        String review = id != null
                ? id
                : "r-"
                        + DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss")
                                .format(Instant.now().atZone(ZoneOffset.UTC));
        if (!review.matches("[A-Za-z0-9-]{1,64}")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--id must be letters, digits and -, 64 at most");
        }
        if (!LocalSource.exists(source)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "there is no file or directory '" + source + "': name one, or an https address");
        }
        PrintWriter terminal = spec.commandLine().getOut();
        ObjectNode fetch;
        Path mount;
        try {
            Files.createDirectories(out);
            mount = out.toRealPath();
            fetch = LocalSource.parameters(source, ref, Files.createDirectories(mount.resolve(review)), mount);
        } catch (IOException e) {
            spec.commandLine().getErr().println("error: " + source + " can't be brought to " + out + ": " + e);
            return USAGE;
        }
        boolean complete;
        PrintStream stdout = System.out;
        try (Functions functions = functions(mount);
                PrintStream log = new PrintStream(
                        Files.newOutputStream(
                                mount.resolve(review + ".log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        true,
                        StandardCharsets.UTF_8)) {
            System.setOut(log); // where Lambda collects logs and metrics
            complete = new Workflow(functions, review, terminal).run(fetch);
        } catch (RetryLaterException e) {
            terminal.println();
            spec.commandLine()
                    .getErr()
                    .println("error: " + e.getMessage() + "; to try again later, give --id " + review);
            return FAILED;
        } finally {
            System.setOut(stdout);
        }
        terminal.println("Artifacts: " + mount.resolve(review));
        terminal.println("Log and metrics of the functions: " + mount.resolve(review + ".log"));
        terminal.flush();
        return complete ? 0 : FAILED;
    }

    private Functions functions(Path mount) {
        try {
            return new Functions(mount, model, ask, Duration.ofSeconds(timeOut));
        } catch (IllegalStateException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "the model needs an AWS region: set AWS_REGION, or name one in the AWS profile",
                    e);
        }
    }
}
