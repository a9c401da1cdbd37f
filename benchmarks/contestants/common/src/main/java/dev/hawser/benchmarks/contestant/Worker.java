package dev.hawser.benchmarks.contestant;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A process of one contestant. Without a second argument it runs one conversation of two turns and ends; this is what a
 * start costs. Otherwise it takes orders: each line {@code turns conversations agents} has it run so many conversations of so
 * many turns with so many agents at a time, and answer with a line that says what that cost.
 */
public final class Worker {

    private final Contestant contestant;
    private final @Nullable MemoryHttp memory;
    private final ExecutorService agents = Executors.newCachedThreadPool();

    private Worker(Contestant contestant, @Nullable MemoryHttp memory) {
        this.contestant = contestant;
        this.memory = memory;
    }

    /**
     * Runs the process.
     *
     * @param arguments the address of the service, or {@code memory} for one in this process; then {@code serve} to take
     *     orders, or {@code account} to have the kernel's account of the process printed at the end
     */
    public static void main(Contestant.Maker maker, String[] arguments) throws Exception {
        if (!List.of(arguments).contains("serve")) {
            System.out.println(maker.make(URI.create(arguments[0]), null).run(Task.prompt(2)));
            if (arguments.length == 2) {
                System.out.println(Files.readString(Path.of("/proc/self/status"))
                        .lines()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .findFirst()
                        .orElseThrow());
                System.out.println(Files.readString(Path.of("/proc/self/stat")));
            }
            return;
        }
        MemoryHttp memory = arguments[0].equals("memory") ? new MemoryHttp() : null;
        URI endpoint = URI.create(memory == null ? arguments[0] : "http://127.0.0.1:1");
        new Worker(maker.make(endpoint, memory), memory).serve();
        System.exit(0);
    }

    private void serve() throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = System.out;
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] numbers = order.split(" ");
            answers.println(
                    run(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]))
                            .toLine());
            answers.flush();
        }
    }

    private Cost run(int turns, int conversations, int concurrency) throws Exception {
        System.gc();
        long sent = memory == null ? 0 : memory.sentBytes();
        Meter meter = Meter.start();
        if (concurrency == 1) {
            converse(turns, conversations);
        } else {
            converseAtOnce(turns, conversations, concurrency);
        }
        return meter.stop((long) turns * conversations * concurrency, memory == null ? 0 : memory.sentBytes() - sent);
    }

    private void converseAtOnce(int turns, int conversations, int concurrency) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < concurrency; i++) {
            running.add(agents.submit(() -> converse(turns, conversations)));
        }
        for (Future<?> each : running) {
            each.get();
        }
    }

    private void converse(int turns, int conversations) {
        for (int i = 0; i < conversations; i++) {
            String words = contestant.run(Task.prompt(turns));
            if (!words.equals(Task.LAST_WORDS)) {
                throw new IllegalStateException("the conversation ended with: " + words);
            }
        }
    }
}
