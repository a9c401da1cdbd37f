package dev.hawser.tools.fs.workspace;

/** What to do about symbolic links on the way of a path. */
enum Links {
    /** Follow all: for reading the content. */
    FOLLOW(true, true, true),
    /** Follow all but the last name, which stands for itself: for describing it. */
    FOLLOW_TO_LAST(true, false, true),
    /** Refuse all: for writing. */
    REFUSE(false, true, false),
    /** Refuse all but the last name, which stands for itself: for deleting and moving it. */
    REFUSE_TO_LAST(false, false, true);

    private final boolean follow;
    private final boolean last;
    private final boolean relist;

    Links(boolean follow, boolean last, boolean relist) {
        this.follow = follow;
        this.last = last;
        this.relist = relist;
    }

    /** Whether to go where links point. */
    boolean follow() {
        return follow;
    }

    /** Whether to list a directory before saying that it lacks a name. Not where the name is most likely new. */
    boolean relist() {
        return relist;
    }

    /** Whether a link is accepted, as itself, for the last name. */
    boolean acceptLast() {
        return !last;
    }
}
