package dev.hawser.benchmarks.startup;

import dev.hawser.benchmarks.contest.Contestant;
import dev.hawser.benchmarks.contestant.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/**
 * One start of an agent.
 *
 * @param wallMillis from the start of the process to the end of its run of two turns
 * @param cpuMillis processor time until then; 0 if the process gave no account
 * @param peakMegabytes the most memory it had at a time; 0 likewise
 */
record Start(double wallMillis, double cpuMillis, double peakMegabytes) {

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final double MILLIS_PER_TICK = 10;

    /** Runs the process and looks only at the clock. */
    static Start timed(Contestant contestant, List<String> options, String endpoint) throws IOException {
        return run(contestant.command(options, endpoint));
    }

    /** Runs the process and has it print the kernel's account, which takes a moment. */
    static Start accounted(Contestant contestant, List<String> options, String endpoint) throws IOException {
        return run(contestant.command(options, endpoint, "account"));
    }

    /** Runs the process and waits until it has ended by itself. */
    static void untilItsEnd(Contestant contestant, List<String> options, String endpoint) throws IOException {
        ProcessBuilder command = new ProcessBuilder(contestant.command(options, endpoint));
        Process process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(contestant.label() + " has failed");
        }
    }

    private static Start run(List<String> command) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            String words = output.readLine();
            double wall = (System.nanoTime() - start) / 1e6;
            if (!Task.LAST_WORDS.equals(words)) {
                throw new IllegalStateException("the run ended with '" + words + "': " + String.join(" ", command));
            }
            String peak = output.readLine();
            String account = output.readLine();
            return peak == null || account == null
                    ? new Start(wall, 0, 0)
                    : new Start(wall, cpuMillis(account), Double.parseDouble(peak.replaceAll("\\D", "")) / 1_024);
        } finally {
            process.destroy();
        }
    }

    /** The fields of proc_pid_stat(5), behind the name of the program. */
    private static double cpuMillis(String account) {
        String[] fields = account.substring(account.lastIndexOf(')') + 2).split(" ");
        return MILLIS_PER_TICK * (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]));
    }
}
