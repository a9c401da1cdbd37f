package dev.hawser.benchmarks.contest;

import dev.hawser.benchmarks.contestant.Cost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A contestant that takes orders, in a process of its own. */
public final class ContestantProcess implements AutoCloseable {

    /** The same for all. What is compiled is compiled before it goes on, so that the same warm-up comes equally far. */
    private static final List<String> OPTIONS =
            List.of("-Xms1g", "-Xmx1g", "-Xss8m", "-XX:+UseSerialGC", "-XX:-BackgroundCompilation");

    private final Contestant contestant;
    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader answers;

    private ContestantProcess(Contestant contestant, Process process) {
        this.contestant = contestant;
        this.process = process;
        this.orders = new PrintWriter(process.outputWriter(), true);
        this.answers = process.inputReader();
    }

    /**
     * Starts a contestant.
     *
     * @param service the address of the service, or {@code memory}
     */
    public static ContestantProcess start(Contestant contestant, String service) throws IOException {
        ProcessBuilder command = new ProcessBuilder(contestant.command(OPTIONS, service, "serve"));
        return new ContestantProcess(
                contestant,
                command.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Returns who this is. */
    public Contestant contestant() {
        return contestant;
    }

    /** Has that many agents at a time run that many conversations each, of that many turns. */
    public Cost run(int turns, int conversations, int agents) {
        orders.println(turns + " " + conversations + " " + agents);
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException(contestant.label() + " has ended");
            }
            return Cost.ofLine(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        orders.close();
        process.destroy();
    }
}
