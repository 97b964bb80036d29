package org.longwave.ui.pane;

/**
 * Window thread. A value between the operator's hand and the engine: while the hand moves it, and for half a second
 * after the last order, the hand's value is shown; then the engine's answer. The first move of a frame is sent at once,
 * further ones with the next frame: at most two orders a frame, the newest value never later than one.
 */
final class Hand {
    private static final long WAIT_NANOS = 500_000_000L;

    private boolean holding;
    private boolean pending;
    private boolean waiting;
    private boolean sent;
    private float value;
    private long sentNanos;

    void grab(float from) {
        holding = true;
        value = from;
    }

    void letGo() {
        holding = false;
    }

    /** Takes a value; true when its order is due at once. */
    boolean move(float to) {
        if (to == value && waiting) return false;
        value = to;
        waiting = true;
        sentNanos = System.nanoTime();
        if (sent) {
            pending = true;
            return false;
        }
        sent = true;
        return true;
    }

    boolean holding() {
        return holding;
    }

    /** What to show. */
    float shown(float engine, long nanos) {
        if (waiting && !holding && !pending) {
            boolean answered = engine == value || Math.abs(engine - value) < 0.05f;
            if (answered || nanos - sentNanos > WAIT_NANOS) waiting = false;
        }
        return holding || waiting ? value : engine;
    }

    /** Once in each frame: true when an order is due that {@link #move} put off. */
    boolean due() {
        boolean was = pending;
        pending = false;
        sent = was;
        return was;
    }

    float value() {
        return value;
    }
}
