package dev.hawser.benchmarks.contestant;

/** What the agent is told, and what its one tool that is called answers. */
public final class Task {

    /** The model. */
    public static final String MODEL_ID = "us.anthropic.claude-sonnet-4-20250514-v1:0";

    /** The instructions. */
    public static final String SYSTEM = """
            You review Java code. Look at every file that you are asked to look at, and report only what you can point at: \
            the file, the line and what is wrong there. Prefer few findings that matter to many that don't. Don't change \
            anything unless you are asked to. When you have seen all files, answer with a list of the findings, or say \
            that there are none.""";

    /** What the model says last. */
    public static final String LAST_WORDS = "I have looked at all files and found nothing wrong.";

    /** More turns than any run has. */
    public static final int MORE_TURNS_THAN_ANY_RUN = 10_000;

    private static final String CODE = """
            package com.example.orders;

            public final class Order {

                private final String id;
                private final List<Line> lines = new ArrayList<>();

                Order(String id) {
                    this.id = Objects.requireNonNull(id, "id");
                }

                Money total() {
                    return lines.stream().map(Line::price).reduce(Money.ZERO, Money::plus);
                }

                void add(Line line) {
                    if (line.quantity() < 1) {
                        throw new IllegalArgumentException("quantity is " + line.quantity());
                    }
                    lines.add(line);
                }
            }
            """;

    private Task() {}

    /** Returns the prompt for a run of that many turns: the model reads a file in each but the last. */
    public static String prompt(int turns) {
        return "Read " + (turns - 1) + " files.";
    }

    /** Reads a part of a file. */
    public static String read(String path, int offset, int limit) {
        return "// " + path + ", lines " + offset + " to " + (offset + limit) + "\n" + CODE;
    }

    /** Stands for all tools that are offered and never called. */
    public static String unused() {
        throw new IllegalStateException("the model calls one tool only");
    }
}
