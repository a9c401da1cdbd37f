package dev.hawser.benchmarks;

import dev.hawser.benchmarks.coldstart.ColdStartCommand;
import dev.hawser.benchmarks.sandbox.SandboxCommand;
import dev.hawser.benchmarks.search.SearchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
        name = "hawser-benchmarks",
        description = "Compares Hawser with other programs, and with other ways to do the same.",
        mixinStandardHelpOptions = true,
        subcommands = {SearchCommand.class, SandboxCommand.class, ColdStartCommand.class})
public final class Main {

    /** Runs the command that the arguments name. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
