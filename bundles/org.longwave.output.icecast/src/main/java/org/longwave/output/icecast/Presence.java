package org.longwave.output.icecast;

/** Whether our own listener stands in the server's count; any thread. */
final class Presence {
    /** A count taken so soon after we came or went may or may not hold us. */
    static final long SETTLE_NANOS = 1_500_000_000L;
    /** What {@link #others} says then. */
    static final int UNCLEAR = -2;

    private boolean inside;
    private boolean moved;
    private long movedNanos;

    synchronized void came(long nowNanos) {
        inside = true;
        move(nowNanos);
    }

    synchronized void went(long nowNanos) {
        inside = false;
        move(nowNanos);
    }

    private void move(long nowNanos) {
        moved = true;
        movedNanos = nowNanos;
    }

    /**
     * The listeners without our own.
     *
     * @param counted by the server, -1 when it did not say
     * @param askedNanos when it was asked
     */
    synchronized int others(int counted, long askedNanos) {
        if (counted < 0 || !moved) return counted;
        if (askedNanos - movedNanos < SETTLE_NANOS) return UNCLEAR;
        return inside ? Math.max(0, counted - 1) : counted;
    }
}
