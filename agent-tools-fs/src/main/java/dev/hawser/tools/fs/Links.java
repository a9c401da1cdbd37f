package dev.hawser.tools.fs;

/** What to do about symbolic links on the way of a path. */
enum Links {
    /** Follow all: for reading the content. */
    FOLLOW(true, true),
    /** Follow all but the last name, which stands for itself: for describing it. */
    FOLLOW_TO_LAST(true, false),
    /** Refuse all: for writing. */
    REFUSE(false, true),
    /** Refuse all but the last name, which stands for itself: for deleting and moving it. */
    REFUSE_TO_LAST(false, false);

    private final boolean follow;
    private final boolean last;

    Links(boolean follow, boolean last) {
        this.follow = follow;
        this.last = last;
    }

    /** Whether to go where links point. */
    boolean follow() {
        return follow;
    }

    /** Whether a link is accepted, as itself, for the last name. */
    boolean acceptLast() {
        return !last;
    }
}
