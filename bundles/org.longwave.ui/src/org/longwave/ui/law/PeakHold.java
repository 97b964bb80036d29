package org.longwave.ui.law;

/** One thread at a time. The mark that stays at the highest peak for 1.5 s and then falls by 20 dB a second. */
public final class PeakHold {
    private static final long HOLD_NANOS = 1_500_000_000L;
    private static final float FALL_DB_PER_SECOND = 20;

    private float db = Float.NEGATIVE_INFINITY;
    private long sinceNanos;
    private long lastNanos;

    /** Takes the peak of now; returns where the mark stands, in dBFS. */
    public float next(float peakDb, long nowNanos) {
        if (peakDb >= db) {
            db = peakDb;
            sinceNanos = nowNanos;
        } else if (nowNanos - sinceNanos > HOLD_NANOS) {
            long from = Math.max(lastNanos, sinceNanos + HOLD_NANOS);
            db = Math.max(peakDb, db - FALL_DB_PER_SECOND * (nowNanos - from) / 1e9f);
        }
        lastNanos = nowNanos;
        return db;
    }

    public void reset() {
        db = Float.NEGATIVE_INFINITY;
    }
}
