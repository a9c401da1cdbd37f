package dev.hawser.benchmarks.client;

import dev.hawser.benchmarks.contest.Contestant;
import dev.hawser.benchmarks.contest.ContestantProcess;
import dev.hawser.benchmarks.contestant.Cost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Has all contestants do the same in turn, so that a busy moment of the machine hits all of them. */
final class ClientComparison implements AutoCloseable {

    private static final int TURNS_OF_WARM_UP = 10;

    private final List<ContestantProcess> processes = new ArrayList<>();
    private final int rounds;
    private final int turnsARound;

    /**
     * Starts the contestants.
     *
     * @param service the address of the service, or {@code memory}
     * @param turnsARound about how many turns to measure at a time
     */
    ClientComparison(String service, int rounds, int turnsARound) throws IOException {
        this.rounds = rounds;
        this.turnsARound = turnsARound;
        for (Contestant contestant : Contestant.values()) {
            processes.add(ContestantProcess.start(contestant, service));
        }
    }

    /** Warms all up, on one thread: many at once would leave the compiler no time. */
    void warmUp(int thousandTurns) {
        for (ContestantProcess process : processes) {
            for (int i = 0; i < thousandTurns; i++) {
                process.run(TURNS_OF_WARM_UP, 1_000 / TURNS_OF_WARM_UP, 1);
            }
        }
    }

    /** Returns what the conversations cost each contestant in each round. */
    Map<Contestant, List<Cost>> measure(int turns, int agents) {
        Map<Contestant, List<Cost>> costs = new EnumMap<>(Contestant.class);
        for (int round = 0; round < rounds; round++) {
            for (ContestantProcess process : processes) {
                costs.computeIfAbsent(process.contestant(), name -> new ArrayList<>())
                        .add(process.run(turns, conversations(turns, agents), agents));
            }
        }
        return costs;
    }

    private int conversations(int turns, int agents) {
        return Math.max(1, turnsARound / turns / agents);
    }

    @Override
    public void close() {
        processes.forEach(ContestantProcess::close);
    }
}
