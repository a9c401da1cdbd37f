package dev.hawser.benchmarks.sandbox;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Compares the sandbox with plain paths. */
@Command(name = "sandbox", description = "Compares calls on a Workspace with the same work on plain paths.")
public final class SandboxCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return 0;
    }
}
