package dev.hawser.benchmarks.client;

import dev.hawser.benchmarks.contest.Contestant;
import dev.hawser.benchmarks.contestant.Cost;
import dev.hawser.benchmarks.report.Statistics;
import dev.hawser.benchmarks.report.Table;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** What a turn cost one contestant: medians of the rounds, and the median of the ratios to the floor in the same round. */
record ClientRow(Contestant contestant, List<Cost> costs, List<Cost> floor) {

    static final List<String> COLUMNS = List.of(
            "turns, agents",
            "CPU µs",
            "to hand-written",
            "wall µs",
            "to hand-written",
            "allocated KB",
            "to hand-written",
            "sent KB");

    static List<ClientRow> of(Map<Contestant, List<Cost>> costs) {
        List<Cost> floor = costs.get(Contestant.AWS_SDK);
        return costs.entrySet().stream()
                .map(entry -> new ClientRow(entry.getKey(), entry.getValue(), floor))
                .toList();
    }

    double cpuMicros() {
        return perTurn(Cost::cpuNanos) / 1_000;
    }

    List<String> cells(int turns, int agents) {
        String name = contestant.label() + ", " + turns + (agents == 1 ? "" : ", " + agents + " agents");
        return List.of(
                name,
                Table.number(cpuMicros(), 0),
                Table.number(ratio(Cost::cpuNanos), 2),
                Table.number(perTurn(Cost::wallNanos) / 1_000, 0),
                Table.number(ratio(Cost::wallNanos), 2),
                Table.number(perTurn(Cost::allocatedBytes) / 1_024, 1),
                Table.number(ratio(Cost::allocatedBytes), 2),
                Table.number(perTurn(Cost::sentBytes) / 1_024, 1));
    }

    private double perTurn(ToLongFunction<Cost> what) {
        return Statistics.median(costs.stream().map(cost -> perTurn(cost, what)).toList());
    }

    private double ratio(ToLongFunction<Cost> what) {
        return Statistics.median(IntStream.range(0, costs.size())
                .mapToObj(i -> perTurn(costs.get(i), what) / perTurn(floor.get(i), what))
                .toList());
    }

    private static double perTurn(Cost cost, ToLongFunction<Cost> what) {
        return (double) what.applyAsLong(cost) / cost.turns();
    }
}
