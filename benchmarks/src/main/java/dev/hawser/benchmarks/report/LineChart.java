package dev.hawser.benchmarks.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Lines over two logarithmic axes. */
public final class LineChart {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 230;
    private static final int TOP = 50;
    private static final int BOTTOM = 50;

    private final String title;
    private final String xName;
    private final Map<String, SortedMap<Double, Double>> lines = new LinkedHashMap<>();

    /** Starts a chart. */
    public LineChart(String title, String xName) {
        this.title = title;
        this.xName = xName;
    }

    /** Adds a point to a line. */
    public void add(String line, double x, double y) {
        lines.computeIfAbsent(line, name -> new TreeMap<>()).put(x, y);
    }

    /** Returns the chart as SVG. */
    public String toSvg() {
        List<Double> xs = all(SortedMap::keySet);
        List<Double> ys = all(SortedMap::values);
        Axis x = Axis.over(xs, LEFT, WIDTH - RIGHT);
        Axis y = Axis.over(ys, HEIGHT - BOTTOM, TOP);
        Svg svg = new Svg(WIDTH, HEIGHT);
        svg.text(LEFT, 24, "start", 15, title);
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", 12, xName);
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "#ddd", 1);
            svg.text(LEFT - 6, y.at(tick) + 4, "end", 11, Axis.name(tick));
        }
        for (double value : xs) {
            svg.line(x.at(value), HEIGHT - BOTTOM, x.at(value), HEIGHT - BOTTOM + 4, "#999", 1);
            svg.text(x.at(value), HEIGHT - BOTTOM + 17, "middle", 11, Axis.name(value));
        }
        int index = 0;
        for (Map.Entry<String, SortedMap<Double, Double>> line : lines.entrySet()) {
            draw(svg, x, y, line.getValue(), Svg.colour(index));
            svg.bar(WIDTH - RIGHT + 15, TOP + 22.0 * index, 12, 12, Svg.colour(index));
            svg.text(WIDTH - RIGHT + 33, TOP + 22.0 * index + 11, "start", 12, line.getKey());
            index++;
        }
        return svg.toString();
    }

    private List<Double> all(Function<SortedMap<Double, Double>, Collection<Double>> part) {
        return lines.values().stream()
                .flatMap(line -> part.apply(line).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static void draw(Svg svg, Axis x, Axis y, SortedMap<Double, Double> line, String colour) {
        Double before = null;
        for (Double at : line.keySet()) {
            if (before != null) {
                svg.line(x.at(before), y.at(line.get(before)), x.at(at), y.at(line.get(at)), colour, 2);
            }
            svg.dot(x.at(at), y.at(line.get(at)), colour);
            before = at;
        }
    }
}
