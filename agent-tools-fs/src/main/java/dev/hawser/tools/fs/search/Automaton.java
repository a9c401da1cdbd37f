package dev.hawser.tools.fs.search;

import dev.hawser.tools.fs.search.Regex.AnyOf;
import dev.hawser.tools.fs.search.Regex.Choice;
import dev.hawser.tools.fs.search.Regex.One;
import dev.hawser.tools.fs.search.Regex.Repeat;
import dev.hawser.tools.fs.search.Regex.Sequence;
import dev.hawser.tools.fs.search.Regex.ZeroWidth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * An expression as a nondeterministic automaton over bytes (Thompson 1968). It takes everything that the expression matches
 * and, where that is simpler, more: zero-width conditions are met, high counts of repeats are unlimited.
 *
 * @param sets the bytes that lead on from each state; null for a state that leads on by itself
 * @param targets where they lead; a state that leads on by itself may lead to two places
 * @param start the state to begin with
 * @param end the state in which there is a match
 */
record Automaton(List<ByteSet> sets, List<int[]> targets, int start, int end) {

    private static final int MAX_STATES = 2000;
    /** A repeat is written out so often at most. */
    private static final int MAX_COPIES = 12;

    /** Leads on by itself. */
    private static final ByteSet NONE = new ByteSet(new BitSet());

    /** Returns the automaton of the expression, if it is not too large. */
    static Optional<Automaton> of(Regex regex) {
        Builder builder = new Builder();
        int end = builder.state(NONE);
        int start = builder.build(regex, end);
        return builder.sets.size() > MAX_STATES
                ? Optional.empty()
                : Optional.of(new Automaton(builder.sets, builder.targets, start, end));
    }

    /** Adds the state, and those to which it leads by itself, unless they are there. */
    void follow(int state, BitSet reached) {
        if (!reached.get(state)) {
            reached.set(state);
            if (sets.get(state) == NONE) {
                for (int target : targets.get(state)) {
                    follow(target, reached);
                }
            }
        }
    }

    /** Builds from the end: every part knows what comes after it. */
    private static final class Builder {

        private final List<ByteSet> sets = new ArrayList<>();
        private final List<int[]> targets = new ArrayList<>();

        private int state(ByteSet set, int... to) {
            sets.add(set);
            targets.add(to);
            return sets.size() - 1;
        }

        /** Returns the state with which the part begins; it leads to the given one. */
        private int build(Regex regex, int next) {
            if (sets.size() > MAX_STATES || regex instanceof ZeroWidth) {
                return next;
            }
            if (regex instanceof One one) {
                return one(one, next);
            }
            if (regex instanceof AnyOf anyOf) {
                return anyOf(anyOf.set(), next);
            }
            if (regex instanceof Sequence sequence) {
                int start = next;
                for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                    start = build(sequence.parts().get(i), start);
                }
                return start;
            }
            if (regex instanceof Choice choice) {
                int[] starts = choice.branches().stream()
                        .mapToInt(branch -> build(branch, next))
                        .toArray();
                return state(NONE, starts);
            }
            return regex instanceof Repeat repeat ? repeat(repeat, next) : loop(new AnyOf(ByteSet.ANY), next);
        }

        private int one(One one, int next) {
            if (one.ignoreCase()) {
                String quoted = "\\x{" + Integer.toHexString(one.codePoint()) + "}";
                return anyOf(ByteSet.of(quoted, true), next);
            }
            byte[] utf8 = Character.toString(one.codePoint()).getBytes(StandardCharsets.UTF_8);
            int start = next;
            for (int i = utf8.length - 1; i >= 0; i--) {
                start = state(ByteSet.of(utf8[i] & 0xFF), start);
            }
            return start;
        }

        /** A character that isn't ASCII is a run of bytes, of which only the first must be in the set. */
        private int anyOf(ByteSet set, int next) {
            if (!set.hasOtherThanAscii()) {
                return state(set, next);
            }
            int more = state(NONE, next, next);
            targets.set(more, new int[] {next, state(ByteSet.NOT_ASCII, more)});
            return state(set, more);
        }

        private int repeat(Repeat repeat, int next) {
            int min = Math.min(repeat.min(), MAX_COPIES);
            boolean endless = repeat.max() > MAX_COPIES;
            int start = endless ? loop(repeat.body(), next) : next;
            for (int i = endless ? min : repeat.max(); i > 0; i--) {
                int body = build(repeat.body(), start);
                start = i > min ? state(NONE, body, next) : body;
            }
            return start;
        }

        private int loop(Regex body, int next) {
            int loop = state(NONE, next);
            targets.set(loop, new int[] {next, build(body, loop)});
            return loop;
        }
    }
}
