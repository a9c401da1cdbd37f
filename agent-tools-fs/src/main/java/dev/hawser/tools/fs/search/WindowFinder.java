package dev.hawser.tools.fs.search;

import java.util.List;

/**
 * Finds where a window fits by looking at the byte in its last place first, and sliding on as far as that byte allows (Horspool
 * 1980, with sets of bytes in the place of bytes).
 */
final class WindowFinder implements CandidateFinder {

    private final List<ByteSet> places;
    private final int last;
    /** How far a window slides with that byte in its last place; 0 if the byte may be there. */
    private final int[] slides = new int[256];
    /** How far it slides if the byte may be there, but the window doesn't fit. */
    private final int[] slidesOn = new int[256];

    WindowFinder(Window window) {
        this.places = window.places();
        this.last = places.size() - 1;
        for (int b = 0; b < slides.length; b++) {
            int slide = 1;
            while (slide <= last && !places.get(last - slide).contains(b)) {
                slide++;
            }
            slidesOn[b] = slide;
            slides[b] = places.get(last).contains(b) ? 0 : slide;
        }
    }

    @Override
    public int next(String block, int from) {
        int[] slide = slides;
        int at = from + last;
        while (at < block.length()) {
            int by = slide[block.charAt(at)];
            if (by == 0) {
                if (fits(block, at - last)) {
                    return at - last;
                }
                by = slidesOn[block.charAt(at)];
            }
            at += by;
        }
        return -1;
    }

    private boolean fits(String block, int start) {
        for (int i = 0; i < last; i++) {
            if (!places.get(i).contains(block.charAt(start + i))) {
                return false;
            }
        }
        return true;
    }
}
