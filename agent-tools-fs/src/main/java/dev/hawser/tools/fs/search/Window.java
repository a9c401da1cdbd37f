package dev.hawser.tools.fs.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The bytes with which a match begins: which there may be in each of the first places. There are no line feeds, since it is about
 * matches within a line.
 *
 * @param places as many as the shortest match has bytes, and not more than {@value #LONGEST}
 */
record Window(List<ByteSet> places) {

    private static final int LONGEST = 16;

    /** Returns the window of what the automaton takes. */
    static Window of(Automaton automaton) {
        List<ByteSet> places = new ArrayList<>();
        BitSet states = new BitSet();
        automaton.follow(automaton.start(), states);
        while (places.size() < LONGEST && !states.get(automaton.end())) {
            BitSet bytes = new BitSet();
            BitSet after = new BitSet();
            states.stream().forEach(state -> {
                BitSet leadOn = automaton.sets().get(state).bytes();
                if (!leadOn.isEmpty()) {
                    bytes.or(leadOn);
                    automaton.follow(automaton.targets().get(state)[0], after);
                }
            });
            bytes.clear('\n');
            places.add(new ByteSet(bytes));
            states = after;
        }
        return new Window(places);
    }

    /**
     * Returns whether it is worth while to slide it over a text: most bytes have no place in it, so that it slides far, and it
     * seldom fits where there is no match.
     */
    boolean isSelective() {
        double fits = 1;
        BitSet any = new BitSet();
        for (ByteSet place : places) {
            fits *= share(place.bytes());
            any.or(place.bytes());
        }
        return places.size() >= 4 && fits < 1e-4 && share(any) < 0.4;
    }

    /** Returns about which share of the bytes of a source file are such bytes. */
    private static double share(BitSet bytes) {
        return bytes.stream().mapToDouble(Window::share).sum();
    }

    private static double share(int value) {
        if (value >= 'a' && value <= 'z') {
            return 0.55 / 26;
        }
        if (value == ' ') {
            return 0.2;
        }
        boolean seldom = value < ' ' || value > '~';
        return seldom ? 0.05 / 160 : 0.2 / 68;
    }
}
