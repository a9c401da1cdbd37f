package dev.hawser.tools.fs.glob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern of {@code *}, {@code ?}, {@code [a-z]} and {@code **} as a small automaton. All its states are followed at once,
 * so no pattern can make it slow.
 */
final class Wildcards {

    /** What a state takes. */
    private sealed interface Step {}

    /** One character of a set, never {@code /}. */
    private record One(IntPredicate set) implements Step {}

    /** This character. */
    private record Exactly(int codePoint) implements Step {}

    /** Any characters but {@code /}. */
    private record Star() implements Step {}

    /** Nothing, or directories with the {@code /} behind them. The state after it is its loop. */
    private record Directories() implements Step {}

    /** The inside of {@link Directories}: anything, left behind a {@code /}. */
    private record WithinDirectories() implements Step {}

    /** Everything up to the end. */
    private record Everything() implements Step {}

    private final Step[] steps;
    /** What the pattern says without wildcards, if it has none; or behind its only {@code *}, if that comes first. */
    private final String literal;

    private final boolean isLiteral;
    private final boolean isSuffix;
    /** What every path that matches ends with. It tells most files apart without a look at the rest. */
    private final String end;

    private Wildcards(List<Step> steps) {
        this.steps = steps.toArray(Step[]::new);
        boolean startsWithStar = !steps.isEmpty() && steps.get(0) instanceof Star;
        List<Step> rest = startsWithStar ? steps.subList(1, steps.size()) : steps;
        boolean plain = rest.stream().allMatch(Exactly.class::isInstance);
        StringBuilder text = new StringBuilder();
        if (plain) {
            rest.forEach(step -> text.appendCodePoint(((Exactly) step).codePoint));
        }
        this.literal = text.toString();
        this.isLiteral = plain && !startsWithStar;
        this.isSuffix = plain && startsWithStar && literal.indexOf('/') < 0;
        this.end = end(steps);
    }

    private static String end(List<Step> steps) {
        StringBuilder end = new StringBuilder();
        for (int i = steps.size() - 1; i >= 0 && steps.get(i) instanceof Exactly exactly; i--) {
            end.insert(0, Character.toChars(exactly.codePoint));
        }
        return end.toString();
    }

    boolean matches(String path) {
        if (isLiteral) {
            return path.equals(literal);
        }
        if (isSuffix) {
            return path.endsWith(literal) && path.indexOf('/') < 0;
        }
        if (!path.endsWith(end)) {
            return false;
        }
        boolean[] now = new boolean[steps.length + 1];
        boolean[] next = new boolean[steps.length + 1];
        now[0] = true;
        skip(now);
        for (int i = 0; i < path.length(); ) {
            int c = path.codePointAt(i);
            i += Character.charCount(c);
            Arrays.fill(next, false);
            take(c, now, next);
            skip(next);
            boolean[] swap = now;
            now = next;
            next = swap;
        }
        return now[steps.length];
    }

    /** Adds the states that are reached without a character. They are always further on, so one pass is enough. */
    private void skip(boolean[] states) {
        for (int i = 0; i < steps.length; i++) {
            if (states[i]) {
                Step step = steps[i];
                states[i + 1] |= step instanceof Star || step instanceof Everything || step instanceof Directories;
                if (step instanceof Directories) {
                    states[i + 2] = true;
                }
            }
        }
    }

    private void take(int c, boolean[] now, boolean[] next) {
        for (int i = 0; i < steps.length; i++) {
            if (!now[i]) {
                continue;
            }
            Step step = steps[i];
            if (step instanceof Exactly exactly) {
                next[i + 1] |= c == exactly.codePoint;
            } else if (step instanceof One one) {
                next[i + 1] |= c != '/' && one.set.test(c);
            } else if (step instanceof Star) {
                next[i] |= c != '/';
            } else if (step instanceof Everything) {
                next[i] = true;
            } else if (step instanceof WithinDirectories) {
                next[i] = true;
                next[i + 1] |= c == '/';
            }
        }
    }

    /** Puts a pattern together. */
    static final class Builder {

        private final List<Step> steps = new ArrayList<>();

        Builder exactly(int codePoint) {
            steps.add(new Exactly(codePoint));
            return this;
        }

        Builder one(IntPredicate set) {
            steps.add(new One(set));
            return this;
        }

        Builder star() {
            steps.add(new Star());
            return this;
        }

        Builder directories() {
            steps.add(new Directories());
            steps.add(new WithinDirectories());
            return this;
        }

        Builder everything() {
            steps.add(new Everything());
            return this;
        }

        Wildcards build() {
            return new Wildcards(steps);
        }
    }
}
