package dev.hawser.tools.fs.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds lines in which an automaton finds a match, one look at every byte. The states of the deterministic automaton are made
 * when they are first needed, and forgotten when they become too many.
 */
final class AutomatonFinder implements CandidateFinder {

    private static final int MAX_STATES = 1000;
    /** An automaton that needs so many states again and again is no faster than looking at every line. */
    private static final int MAX_FORGOTTEN = 10;

    private static final int UNKNOWN = -1;
    private static final int MATCH = -2;

    private final Automaton automaton;
    /** Bytes that lead to the same states everywhere are of one kind. */
    private final int[] kinds = new int[256];

    private final int kindCount;
    private final BitSet startStates = new BitSet();
    /** For state {@code s} and a byte of kind {@code k}, {@code t * kindCount} is at {@code s * kindCount + k} if it leads to {@code t}. */
    private int[] next = new int[0];

    private int forgotten = -1;
    private final List<BitSet> states = new ArrayList<>();
    private final Map<BitSet, Integer> numbers = new HashMap<>();

    AutomatonFinder(Automaton automaton) {
        this.automaton = automaton;
        this.kindCount = sortBytes();
        automaton.follow(automaton.start(), startStates);
        forget();
    }

    private int sortBytes() {
        Map<List<Boolean>, Integer> found = new HashMap<>();
        List<ByteSet> sets = automaton.sets().stream().distinct().toList();
        for (int b = 0; b < kinds.length; b++) {
            List<Boolean> membership = new ArrayList<>(List.of(b == '\n'));
            for (ByteSet set : sets) {
                membership.add(set.contains(b));
            }
            kinds[b] = found.computeIfAbsent(membership, key -> found.size());
        }
        return found.size();
    }

    @Override
    public int next(String block, int from) {
        if (forgotten > MAX_FORGOTTEN || startStates.get(automaton.end())) {
            return from < block.length() ? from : -1;
        }
        int middle = block.indexOf('\n', from + (block.length() - from) / 2) + 1;
        return middle == 0 ? search(block, from, 0, block.length()) : searchHalves(block, from, middle);
    }

    /**
     * Follows two lines at once, since the processor has to wait for every step of one. As soon as there is anything to be done
     * but to go on, it leaves the rest to the search of one.
     *
     * @param middle where a line begins
     */
    private int searchHalves(String block, int from, int middle) {
        int[] table = next;
        int row = 0;
        int rowAhead = 0;
        int at = from;
        int ahead = middle;
        while (at < middle && ahead < block.length()) {
            int target = table[row + kinds[block.charAt(at)]];
            int targetAhead = table[rowAhead + kinds[block.charAt(ahead)]];
            if ((target | targetAhead) < 0) {
                return search(block, at, row, block.length());
            }
            row = target;
            rowAhead = targetAhead;
            at++;
            ahead++;
        }
        return at == middle ? search(block, ahead, rowAhead, block.length()) : search(block, at, row, middle);
    }

    private int search(String block, int from, int fromRow, int end) {
        int[] table = next;
        int row = fromRow;
        for (int i = from; i < end; i++) {
            char value = block.charAt(i);
            int target = table[row + kinds[value]];
            if (target < 0) {
                target = target == UNKNOWN ? follow(row / kindCount, value) : target;
                table = next;
                if (target == MATCH) {
                    return i;
                }
            }
            row = target;
        }
        return -1;
    }

    /** Finds, and notes, where a byte leads. */
    private int follow(int state, int value) {
        BitSet reached = (BitSet) startStates.clone();
        if (value != '\n') {
            for (int s = states.get(state).nextSetBit(0);
                    s >= 0;
                    s = states.get(state).nextSetBit(s + 1)) {
                if (automaton.sets().get(s).contains(value)) {
                    automaton.follow(automaton.targets().get(s)[0], reached);
                }
            }
        }
        boolean full = states.size() >= MAX_STATES && !numbers.containsKey(reached);
        if (full) {
            forget();
        }
        int target = reached.get(automaton.end()) ? MATCH : number(reached) * kindCount;
        if (!full) {
            next[state * kindCount + kinds[value]] = target;
        }
        return target;
    }

    private int number(BitSet reached) {
        Integer known = numbers.get(reached);
        if (known != null) {
            return known;
        }
        int number = states.size();
        states.add(reached);
        numbers.put(reached, number);
        if (next.length < states.size() * kindCount) {
            int old = next.length;
            next = Arrays.copyOf(next, 2 * states.size() * kindCount);
            Arrays.fill(next, old, next.length, UNKNOWN);
        }
        return number;
    }

    private void forget() {
        forgotten++;
        states.clear();
        numbers.clear();
        Arrays.fill(next, UNKNOWN);
        number(startStates);
    }
}
