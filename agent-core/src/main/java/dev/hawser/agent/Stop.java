package dev.hawser.agent;

/** The end of a run: why, and the same in words. */
record Stop(StopReason reason, String detail) {

    static Stop because(StopReason reason, String detail) {
        return new Stop(reason, detail);
    }
}
