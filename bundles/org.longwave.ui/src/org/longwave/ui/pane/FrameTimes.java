package org.longwave.ui.pane;

import java.util.Arrays;

/**
 * Window thread. What the newest frames cost the window: the work of the tick and of all painting until the next one,
 * and how far apart they began. Memory comes from the constructor.
 */
public final class FrameTimes {
    /** Frames that are kept: ten minutes and more. */
    private static final int CAPACITY = 1 << 15;

    /** The first 20 s are left out: the window opens, fonts are loaded, code is compiled. */
    private static final int WARM = 600;

    private final long[] work = new long[CAPACITY];
    private final long[] apart = new long[CAPACITY];
    private int count;
    private long lastBegan;
    private long spent;
    private int seen;

    void begin(long nanos) {
        if (++seen == WARM) reset();
        if (lastBegan != 0) {
            work[count % CAPACITY] = spent;
            apart[count % CAPACITY] = nanos - lastBegan;
            count++;
        }
        lastBegan = nanos;
        spent = 0;
    }

    void spend(long nanos) {
        spent += nanos;
    }

    /** Forgets all. */
    public void reset() {
        count = 0;
        lastBegan = 0;
        spent = 0;
    }

    public int frames() {
        return count;
    }

    /** The work that this share of the frames did not exceed, in nanoseconds. */
    public long workNanos(double share) {
        return quantile(work, Math.min(count, CAPACITY), share);
    }

    /** The time between two frames that this share did not exceed, in nanoseconds. */
    public long apartNanos(double share) {
        return quantile(apart, Math.min(count, CAPACITY), share);
    }

    /** The smallest of the first {@code n} that this share of them does not exceed; 0 when there are none. */
    static long quantile(long[] of, int n, double share) {
        if (n == 0) return 0;
        long[] sorted = Arrays.copyOf(of, n);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(n - 1, Math.floor(share * n))];
    }
}
