package dev.hawser.tools.fs.search;

import dev.hawser.tools.fs.search.Regex.Anything;
import dev.hawser.tools.fs.search.Regex.Choice;
import dev.hawser.tools.fs.search.Regex.Repeat;
import dev.hawser.tools.fs.search.Regex.Sequence;
import dev.hawser.tools.fs.search.Regex.ZeroWidth;

/**
 * How many steps a backtracking matcher can take between two looks at the text, at most: such steps cost nothing of a
 * {@link LookBudget}. Most expressions take a few. But {@code (?:|){40}$} tries nothing in 2⁴⁰ ways before it finds that it isn't
 * at the end.
 *
 * @param through in how many ways a part can be passed without a look
 * @param behind in how many ways the end of a part can be reached after the last look in it
 * @param steps the most steps from a look, or from the start of the part, to the next look, or to the end of the part
 */
record BlindSteps(long through, long behind, long steps) {

    private static final long LIMIT = 1_000_000;
    private static final BlindSteps NOTHING = new BlindSteps(1, 0, 0);
    private static final BlindSteps LOOK = new BlindSteps(0, 1, 1);

    /** Returns the number of steps, or a very large one. */
    static long of(Regex regex) {
        return in(regex).steps;
    }

    private static BlindSteps in(Regex regex) {
        if (regex instanceof ZeroWidth zeroWidth) {
            long steps = in(zeroWidth.inner()).steps;
            return new BlindSteps(
                    1, 1, 1 + (zeroWidth.isBehind() ? times(steps, 1 + width(zeroWidth.inner())) : steps));
        }
        if (regex instanceof Sequence sequence) {
            BlindSteps all = NOTHING;
            for (Regex part : sequence.parts()) {
                all = all.then(in(part));
            }
            return all;
        }
        if (regex instanceof Choice choice) {
            return choice.branches().stream().map(BlindSteps::in).reduce(new BlindSteps(0, 0, 1), BlindSteps::or);
        }
        if (regex instanceof Repeat repeat) {
            return in(repeat);
        }
        return regex instanceof Anything ? new BlindSteps(1, 1, 1) : LOOK;
    }

    /** What is repeated without a look ends as soon as it may. */
    private static BlindSteps in(Repeat repeat) {
        BlindSteps body = in(repeat.body()).or(new BlindSteps(0, 0, 1));
        int times = body.through == 0 ? Math.min(repeat.min(), 2) : repeat.min();
        BlindSteps all = NOTHING;
        for (int i = 0; i < times && all.steps < LIMIT; i++) {
            all = all.then(body);
        }
        return repeat.max() > repeat.min() ? all.then(body.or(new BlindSteps(1, 0, 1))) : all;
    }

    private BlindSteps then(BlindSteps next) {
        return new BlindSteps(
                times(through, next.through),
                plus(times(behind, next.through), next.behind),
                plus(steps, times(Math.max(1, plus(through, behind)), next.steps)));
    }

    private BlindSteps or(BlindSteps other) {
        return new BlindSteps(plus(through, other.through), Math.max(behind, other.behind), plus(steps, other.steps));
    }

    private static long width(Regex regex) {
        if (regex instanceof Sequence sequence) {
            return sequence.parts().stream().mapToLong(BlindSteps::width).reduce(0, BlindSteps::plus);
        }
        if (regex instanceof Choice choice) {
            return choice.branches().stream().mapToLong(BlindSteps::width).reduce(0, Math::max);
        }
        if (regex instanceof Repeat repeat) {
            return times(repeat.max(), width(repeat.body()));
        }
        return regex instanceof ZeroWidth ? 0 : 1;
    }

    private static long plus(long a, long b) {
        return Math.min(LIMIT, a + b);
    }

    private static long times(long a, long b) {
        return Math.min(LIMIT, a * b);
    }
}
