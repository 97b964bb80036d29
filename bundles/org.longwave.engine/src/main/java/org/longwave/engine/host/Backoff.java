package org.longwave.engine.host;

/** Pauses between tries, 1 s doubling to 30 s; one thread. */
final class Backoff {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 30 * FIRST_NANOS;

    private long pauseNanos = FIRST_NANOS;
    private long dueNanos;
    private boolean waiting;

    void failed(long nowNanos) {
        dueNanos = nowNanos + pauseNanos;
        pauseNanos = Math.min(LONGEST_NANOS, 2 * pauseNanos);
        waiting = true;
    }

    void worked() {
        pauseNanos = FIRST_NANOS;
        waiting = false;
    }

    boolean isDue(long nowNanos) {
        return !waiting || nowNanos - dueNanos >= 0;
    }
}
