package org.longwave.api;

import java.util.Arrays;
import java.util.Locale;

/**
 * How often something took how long: an immutable count per bucket, made on any thread. Four buckets per octave: bucket
 * 0 is everything below 1.024 us; bucket 1 + 4 o + q holds from (4 + q) * 256 ns * 2^o up to the next one's start, for
 * octaves o 0..16 and quarters q 0..3; the last bucket is everything from 134.2 ms up. So a duration read from it is at
 * most 25 % too long.
 */
public final class CycleHistogram {
    /** Number of buckets. */
    public static final int BUCKETS = 70;
    /** Nothing counted yet. */
    public static final CycleHistogram EMPTY = new CycleHistogram(new long[BUCKETS]);

    private static final int FIRST_BIT = 10;

    private final long[] counts;

    /** @param counts one per bucket; copied */
    public CycleHistogram(long[] counts) {
        if (counts.length != BUCKETS)
            throw new IllegalArgumentException("counts has " + counts.length + " buckets, must have " + BUCKETS);
        this.counts = counts.clone();
    }

    /** The bucket that a duration belongs to. */
    @RealTime
    public static int bucket(long nanos) {
        if (nanos < 1L << FIRST_BIT) return 0;
        int octave = 63 - Long.numberOfLeadingZeros(nanos) - FIRST_BIT;
        int quarter = (int) (nanos >>> octave + FIRST_BIT - 2) & 3;
        return Math.min(BUCKETS - 1, 1 + 4 * octave + quarter);
    }

    /** The shortest duration in a bucket. */
    public static long fromNanos(int bucket) {
        if (bucket < 0 || bucket >= BUCKETS)
            throw new IllegalArgumentException("bucket is " + bucket + ", allowed 0.." + (BUCKETS - 1));
        int i = bucket - 1;
        return bucket == 0 ? 0 : 4L + i % 4 << FIRST_BIT - 2 + i / 4;
    }

    /** Where the next bucket begins; of the last bucket: its own start, for it has no end. */
    public static long toNanos(int bucket) {
        return fromNanos(Math.min(BUCKETS - 1, bucket + 1));
    }

    public long count(int bucket) {
        return counts[bucket];
    }

    /** All counts together. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /**
     * The duration that this share of all was shorter than, by the upper end of its bucket; 0 when nothing was counted.
     *
     * @param percent 0..100
     */
    public long percentileNanos(double percent) {
        if (!(percent >= 0 && percent <= 100))
            throw new IllegalArgumentException("percent is " + percent + ", allowed 0..100");
        long total = total();
        if (total == 0) return 0;
        long wanted = Math.max(1, (long) Math.ceil(total * percent / 100));
        long seen = 0;
        int bucket = -1;
        while (seen < wanted && bucket < BUCKETS - 1) seen += counts[++bucket];
        return toNanos(bucket);
    }

    /** What was counted since {@code before}, an older one of the same series. */
    public CycleHistogram since(CycleHistogram before) {
        long[] more = counts.clone();
        for (int i = 0; i < BUCKETS; i++) more[i] -= before.counts[i];
        return new CycleHistogram(more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CycleHistogram h && Arrays.equals(counts, h.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    /** {@code 12345 x, 50 % 0.031 ms, 99 % 0.082 ms, 99.9 % 0.143 ms, 100 % 0.410 ms}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(total()).append(" x");
        for (String percent : new String[] {"50", "99", "99.9", "100"})
            text.append(String.format(
                    Locale.ROOT, ", %s %% %.3f ms", percent, percentileNanos(Double.parseDouble(percent)) / 1e6));
        return text.toString();
    }
}
