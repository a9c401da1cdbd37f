package dev.hawser.examples;

import dev.hawser.examples.resume.ResumeCommand;
import dev.hawser.examples.review.ReviewCommand;
import dev.hawser.examples.tools.ToolsCommand;
import dev.hawser.examples.workflow.WorkflowCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Runs the example programs. */
@Command(
        name = "hawser-examples",
        description = "Programs that show what a Hawser agent can do.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ReviewCommand.class, WorkflowCommand.class, ResumeCommand.class, ToolsCommand.class})
public final class Main implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs the program that the arguments name and exits with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** Returns the command line. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::explain);
    }

    private static int explain(CommandLine.ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().ansi().string("@|bold,red error:|@ ") + mistake.getMessage());
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
    }
}
