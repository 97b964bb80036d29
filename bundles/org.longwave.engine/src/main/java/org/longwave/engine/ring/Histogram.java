package org.longwave.engine.ring;

import java.util.concurrent.atomic.AtomicLongArray;
import org.longwave.api.ControlRoom;
import org.longwave.api.CycleHistogram;
import org.longwave.api.RealTime;

/** Counts durations by the buckets of {@link CycleHistogram}; one thread counts, any thread reads. */
@RealTime
public final class Histogram {
    private final AtomicLongArray counts = new AtomicLongArray(CycleHistogram.BUCKETS);

    /** The one writer. */
    public void count(long nanos) {
        int bucket = CycleHistogram.bucket(nanos);
        counts.setOpaque(bucket, counts.getPlain(bucket) + 1);
    }

    /** Each count is exact; together they may be some blocks apart. */
    @ControlRoom
    public CycleHistogram read() {
        long[] copy = new long[CycleHistogram.BUCKETS];
        for (int i = 0; i < copy.length; i++) copy[i] = counts.getOpaque(i);
        return new CycleHistogram(copy);
    }
}
