package org.longwave.benchmarks;

import java.util.Arrays;

/** Order statistics of many measurements. */
public final class Percentiles {
    private final long[] sorted;

    public Percentiles(long[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** @param share 0..1; 1 is the largest; 0 when there are no values */
    public long at(double share) {
        if (sorted.length == 0) return 0;
        return sorted[(int) Math.min(sorted.length - 1, (long) (share * sorted.length))];
    }

    public double millisAt(double share) {
        return at(share) / 1e6;
    }

    public double microsAt(double share) {
        return at(share) / 1e3;
    }
}
