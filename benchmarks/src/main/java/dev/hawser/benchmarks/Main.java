package dev.hawser.benchmarks;

import dev.hawser.benchmarks.client.ClientCommand;
import dev.hawser.benchmarks.coldstart.ColdStartCommand;
import dev.hawser.benchmarks.footprint.FootprintCommand;
import dev.hawser.benchmarks.journal.JournalCommand;
import dev.hawser.benchmarks.sandbox.SandboxCommand;
import dev.hawser.benchmarks.search.SearchCommand;
import dev.hawser.benchmarks.startup.StartupCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
        name = "hawser-benchmarks",
        description = "Compares Hawser with other programs, and with other ways to do the same.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ClientCommand.class,
            StartupCommand.class,
            ColdStartCommand.class,
            FootprintCommand.class,
            JournalCommand.class,
            SearchCommand.class,
            SandboxCommand.class
        })
public final class Main {

    /** Runs the command that the arguments name. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
