package org.longwave.ui.pane;

/**
 * Window thread. A value between the operator's hand and the engine: while the hand moves it, and for half a second
 * after the last order, the hand's value is shown; then the engine's answer.
 */
final class Hand {
    private static final long WAIT_NANOS = 500_000_000L;

    private boolean holding;
    private boolean pending;
    private boolean waiting;
    private float value;
    private long sentNanos;

    void grab(float from) {
        holding = true;
        value = from;
    }

    void letGo() {
        holding = false;
    }

    void move(float to) {
        if (to == value && waiting) return;
        value = to;
        pending = true;
        waiting = true;
        sentNanos = System.nanoTime();
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

    /** True once for each frame in which an order is due. */
    boolean due() {
        boolean was = pending;
        pending = false;
        return was;
    }

    float value() {
        return value;
    }
}
