package org.longwave.ui.pane;

/**
 * Window thread. How long it took from a key on the keyboard to its order in the engine's queue, for whoever measures.
 * Memory comes from the constructor.
 */
public final class PressTimes {
    private static final int CAPACITY = 1 << 12;
    /** What lies further apart were two clocks. */
    private static final int UNLIKELY_MILLIS = 60_000;

    private final long[] nanos = new long[CAPACITY];
    private int count;

    /**
     * A key was dealt with and gave an order.
     *
     * @param eventMillis when the key went down, by the window system; X counts the same clock as {@link System#nanoTime}
     *     from the same beginning, in milliseconds
     * @param orderNanos when its order was in the queue
     */
    void ordered(int eventMillis, long orderNanos) {
        int millis = (int) (orderNanos / 1_000_000) - eventMillis;
        if (millis < 0 || millis > UNLIKELY_MILLIS) return;
        nanos[count % CAPACITY] = millis * 1_000_000L;
        count++;
    }

    /** Keys that gave an order. */
    public int count() {
        return count;
    }

    /** The time that this share of the keys did not exceed, in nanoseconds; to a millisecond. */
    public long nanos(double share) {
        return FrameTimes.quantile(nanos, Math.min(count, CAPACITY), share);
    }
}
