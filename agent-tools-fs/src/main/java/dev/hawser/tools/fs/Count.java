package dev.hawser.tools.fs;

/** A number with its noun: {@code 1 file}, {@code 2 files}. */
final class Count {

    private Count() {}

    static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
