package org.longwave.ui.desk;

import java.util.Arrays;

/** One thread writes, any reads. The lowest and highest value of about the last ten minutes. */
public final class Extent {
    private static final int BUCKETS = 10;
    private static final long BUCKET_NANOS = 60_000_000_000L;

    private final float[] lows = new float[BUCKETS];
    private final float[] highs = new float[BUCKETS];
    private float newest = Float.NaN;
    private long bucket = -1;

    public Extent() {
        clear(0, BUCKETS);
    }

    private void clear(int from, int to) {
        Arrays.fill(lows, from, to, Float.POSITIVE_INFINITY);
        Arrays.fill(highs, from, to, Float.NEGATIVE_INFINITY);
    }

    public synchronized void add(float value, long nanos) {
        long now = Math.floorDiv(nanos, BUCKET_NANOS);
        if (bucket >= 0 && now - bucket >= BUCKETS) clear(0, BUCKETS);
        else
            for (long b = bucket < 0 ? now : bucket + 1; b <= now; b++) {
                int i = (int) Math.floorMod(b, BUCKETS);
                clear(i, i + 1);
            }
        bucket = now;
        int i = (int) Math.floorMod(now, BUCKETS);
        lows[i] = Math.min(lows[i], value);
        highs[i] = Math.max(highs[i], value);
        newest = value;
    }

    /** NaN when there was none. */
    public synchronized float newest() {
        return newest;
    }

    public synchronized float low() {
        float low = Float.POSITIVE_INFINITY;
        for (float l : lows) low = Math.min(low, l);
        return low;
    }

    public synchronized float high() {
        float high = Float.NEGATIVE_INFINITY;
        for (float h : highs) high = Math.max(high, h);
        return high;
    }
}
