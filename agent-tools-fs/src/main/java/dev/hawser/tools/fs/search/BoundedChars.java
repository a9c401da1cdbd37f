package dev.hawser.tools.fs.search;

/**
 * A text that an expression may look at only as often as a budget allows. Backtracking without end runs out of looks instead.
 */
record BoundedChars(String text, LookBudget budget) implements CharSequence {

    @Override
    public char charAt(int index) {
        budget.look();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedChars(text.substring(start, end), budget);
    }

    @Override
    public String toString() {
        return text;
    }
}
