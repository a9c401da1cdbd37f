package dev.hawser.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups of horizontal bars. */
public final class BarChart {

    private static final int WIDTH = 720;
    private static final int LEFT = 150;
    private static final int RIGHT = 120;
    private static final int TOP = 50;
    private static final int BAR = 18;
    private static final int GAP = 30;

    private final String title;
    private final int digits;
    private final Map<String, Map<String, Double>> groups = new LinkedHashMap<>();

    /**
     * Starts a chart.
     *
     * @param digits how many behind the point of the numbers
     */
    public BarChart(String title, int digits) {
        this.title = title;
        this.digits = digits;
    }

    /** Adds a bar to a group. */
    public void add(String group, String bar, double value) {
        groups.computeIfAbsent(group, name -> new LinkedHashMap<>()).put(bar, value);
    }

    /** Returns the chart as SVG. */
    public String toSvg() {
        int bars = groups.values().stream().mapToInt(Map::size).sum();
        double longest = groups.values().stream()
                .flatMap(group -> group.values().stream())
                .max(Double::compare)
                .orElseThrow();
        Svg svg = new Svg(WIDTH, TOP + bars * (BAR + 4) + groups.size() * GAP);
        svg.text(20, 24, "start", 15, title);
        List<String> names = new ArrayList<>();
        double y = TOP;
        for (Map.Entry<String, Map<String, Double>> group : groups.entrySet()) {
            svg.text(20, y + 10, "start", 12, group.getKey());
            y += 18;
            for (Map.Entry<String, Double> bar : group.getValue().entrySet()) {
                if (!names.contains(bar.getKey())) {
                    names.add(bar.getKey());
                }
                double length = (WIDTH - LEFT - RIGHT) * bar.getValue() / longest;
                svg.text(LEFT - 8, y + 13, "end", 12, bar.getKey());
                svg.bar(LEFT, y, Math.max(1, length), BAR, Svg.colour(names.indexOf(bar.getKey())));
                svg.text(LEFT + length + 6, y + 13, "start", 12, Table.number(bar.getValue(), digits));
                y += BAR + 4;
            }
            y += GAP - 18;
        }
        return svg.toString();
    }
}
