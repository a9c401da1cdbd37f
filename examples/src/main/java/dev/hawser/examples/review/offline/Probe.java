package dev.hawser.examples.review.offline;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One search, and how to tell its hits from false alarms. A hit in a comment is a false alarm unless the probe looks into
 * comments.
 *
 * @param files a glob of the files to search
 * @param pattern what to search for
 * @param multiline whether a match may span lines
 * @param before how many lines before the hit are needed to judge it
 * @param after how many lines after it
 * @param comments whether comments count too
 * @param tests whether the sources of tests count too
 * @param unlessFileHas a pattern: files that match it are left out; null leaves out none
 * @param falseAlarm tells a false alarm
 * @param remark what was measured at the hit, a sentence that goes before the rule's advice, or nothing
 */
record Probe(
        String files,
        Pattern pattern,
        boolean multiline,
        int before,
        int after,
        boolean comments,
        boolean tests,
        @Nullable String unlessFileHas,
        Predicate<Candidate> falseAlarm,
        Function<Candidate, String> remark) {

    private static final int LOOK_BACK = 20;

    /** A probe that judges a hit by its line alone, and leaves out comments and tests. */
    static Probe in(String files, String pattern) {
        return new Probe(
                files, Pattern.compile(pattern), false, 0, 0, false, false, null, candidate -> false, candidate -> "");
    }

    /** The same, but the lines before a hit are read too: they tell whether it is in a block comment. */
    static Probe inContext(String files, String pattern) {
        return in(files, pattern).reading(LOOK_BACK, 0);
    }

    /** Lets a match span lines; {@code ^} and {@code $} then stand at line ends, and a dot takes line breaks too. */
    Probe acrossLines() {
        Pattern across = Pattern.compile(pattern.pattern(), Pattern.MULTILINE | Pattern.DOTALL);
        return new Probe(files, across, true, before, after, comments, tests, unlessFileHas, falseAlarm, remark);
    }

    /** Reads lines around a hit before it is judged. */
    Probe reading(int linesBefore, int linesAfter) {
        return new Probe(
                files, pattern, multiline, linesBefore, linesAfter, comments, tests, unlessFileHas, falseAlarm, remark);
    }

    /** Reads as much before a hit as before, and so many lines after it. */
    Probe readingOn(int linesAfter) {
        return reading(before, linesAfter);
    }

    /** Looks into comments too. */
    Probe evenInComments() {
        return new Probe(files, pattern, multiline, before, after, true, tests, unlessFileHas, falseAlarm, remark);
    }

    /** Looks into the sources of tests too. */
    Probe evenInTests() {
        return new Probe(files, pattern, multiline, before, after, comments, true, unlessFileHas, falseAlarm, remark);
    }

    /** Leaves out files that match a pattern. */
    Probe unlessFileHas(String other) {
        return new Probe(files, pattern, multiline, before, after, comments, tests, other, falseAlarm, remark);
    }

    /** Adds a kind of false alarm. */
    Probe unless(Predicate<Candidate> other) {
        return new Probe(
                files, pattern, multiline, before, after, comments, tests, unlessFileHas, falseAlarm.or(other), remark);
    }

    /** Adds what was measured. */
    Probe remarking(Function<Candidate, String> sentence) {
        return new Probe(
                files, pattern, multiline, before, after, comments, tests, unlessFileHas, falseAlarm, sentence);
    }

    /** Returns whether the lines around a hit must be read to judge it. */
    boolean needsReading() {
        return before > 0 || after > 0;
    }

    /** Returns whether the candidate can be what the probe looks for, as far as its file and its line tell. */
    boolean mayConfirm(Candidate candidate) {
        return (tests || !candidate.inTests()) && (comments || !isComment(candidate));
    }

    /** Returns whether the candidate is what the probe looks for. */
    boolean confirms(Candidate candidate) {
        return mayConfirm(candidate) && !falseAlarm.test(candidate);
    }

    private boolean isComment(Candidate candidate) {
        String code = candidate.code();
        return multiline ? code.isBlank() : !pattern.matcher(code).find();
    }
}
