package dev.hawser.examples;

import dev.hawser.examples.chat.ChatCommand;
import dev.hawser.examples.resume.ResumeCommand;
import dev.hawser.examples.review.ReviewCommand;
import dev.hawser.examples.tools.ToolsCommand;
import dev.hawser.examples.workflow.WorkflowCommand;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
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
        subcommands = {
            ChatCommand.class,
            ReviewCommand.class,
            WorkflowCommand.class,
            ResumeCommand.class,
            ToolsCommand.class
        })
public final class Main implements Callable<Integer> {

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
        err.println(command.getColorScheme().ansi().string("@|bold,red error:|@ ") + messageOf(mistake));
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** The first word is a command's, and picocli speaks only of arguments. */
    private static String messageOf(CommandLine.ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched
                && command.getParent() == null
                && !unmatched.isUnknownOption()) {
            return "there is no command '" + unmatched.getUnmatched().get(0) + "'; the commands are "
                    + String.join(", ", command.getSubcommands().keySet());
        }
        return mistake.getMessage();
    }

    /** Says what there is: no command was named. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return spec.exitCodeOnInvalidInput();
    }
}
