package org.longwave.output.recorder;

/** What an operator or a rule wants of a running recording. Immutable, any thread. {@code frame}: from there on. */
record Order(long frame, Kind kind, String text) {
    /** What is wanted. */
    enum Kind {
        MARKER,
        SPLIT,
        TITLE,
        PAUSE,
        RESUME
    }
}
