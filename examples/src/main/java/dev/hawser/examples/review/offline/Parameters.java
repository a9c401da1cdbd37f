package dev.hawser.examples.review.offline;

/** Counts the parameters of a method. */
final class Parameters {

    private static final int LIMIT = 8;

    private Parameters() {}

    /** Returns whether there are fewer than eight, once the commas of type arguments are left out. */
    static boolean areFew(Candidate candidate) {
        String head = candidate.statement();
        int depth = 0;
        int count = 1;
        for (int i = head.indexOf('(') + 1; i < head.length() && head.charAt(i) != ')'; i++) {
            char c = head.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            count += c == ',' && depth == 0 ? 1 : 0;
        }
        return count < LIMIT;
    }
}
