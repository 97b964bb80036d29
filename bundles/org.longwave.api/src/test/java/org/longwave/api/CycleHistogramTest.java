package org.longwave.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CycleHistogramTest {
    private static CycleHistogram of(long... nanos) {
        long[] counts = new long[CycleHistogram.BUCKETS];
        for (long n : nanos) counts[CycleHistogram.bucket(n)]++;
        return new CycleHistogram(counts);
    }

    @Test
    void everyDurationLiesBetweenTheEndsOfItsBucket() {
        for (long nanos = 1; nanos < 300_000_000; nanos += 1 + nanos / 100) {
            int bucket = CycleHistogram.bucket(nanos);
            assertTrue(nanos >= CycleHistogram.fromNanos(bucket), nanos + " ns");
            if (bucket < CycleHistogram.BUCKETS - 1) assertTrue(nanos < CycleHistogram.toNanos(bucket), nanos + " ns");
        }
    }

    @Test
    void bucketsFollowEachOtherWithoutGapAtMostAQuarterWide() {
        assertEquals(0, CycleHistogram.fromNanos(0));
        assertEquals(1024, CycleHistogram.fromNanos(1));
        assertEquals(1L << 27, CycleHistogram.fromNanos(CycleHistogram.BUCKETS - 1));
        for (int b = 1; b < CycleHistogram.BUCKETS - 1; b++) {
            assertEquals(CycleHistogram.fromNanos(b + 1), CycleHistogram.toNanos(b));
            assertTrue(CycleHistogram.toNanos(b) <= CycleHistogram.fromNanos(b) * 5 / 4, "bucket " + b);
            assertEquals(b, CycleHistogram.bucket(CycleHistogram.fromNanos(b)));
            assertEquals(b, CycleHistogram.bucket(CycleHistogram.toNanos(b) - 1));
        }
    }

    @Test
    void earlyAndVeryLateHaveTheirBuckets() {
        assertEquals(0, CycleHistogram.bucket(-5));
        assertEquals(0, CycleHistogram.bucket(0));
        assertEquals(CycleHistogram.BUCKETS - 1, CycleHistogram.bucket(Long.MAX_VALUE));
    }

    @Test
    void percentileIsTheUpperEndOfTheBucketItFallsInto() {
        long[] nanos = new long[1000];
        for (int i = 0; i < 999; i++) nanos[i] = 1100;
        nanos[999] = 50_000_000;
        CycleHistogram h = of(nanos);
        assertEquals(1280, h.percentileNanos(50));
        assertEquals(1280, h.percentileNanos(99.9));
        assertEquals(CycleHistogram.toNanos(CycleHistogram.bucket(50_000_000)), h.percentileNanos(100));
        assertEquals(1000, h.total());
        assertEquals(0, CycleHistogram.EMPTY.percentileNanos(99));
        assertThrows(IllegalArgumentException.class, () -> h.percentileNanos(101));
        assertThrows(IllegalArgumentException.class, () -> h.percentileNanos(Double.NaN));
    }

    @Test
    void isNotChangedThroughTheArrayItWasMadeOf() {
        long[] counts = new long[CycleHistogram.BUCKETS];
        CycleHistogram h = new CycleHistogram(counts);
        counts[3] = 7;
        assertEquals(CycleHistogram.EMPTY, h);
        assertThrows(IllegalArgumentException.class, () -> new CycleHistogram(new long[3]));
    }

    @Test
    void sinceLeavesOutWhatWasThereBefore() {
        assertEquals(of(5_000_000), of(1100, 5_000_000).since(of(1100)));
    }

    @Test
    void latencyLineNamesEachStageAndTheSum() {
        assertEquals(
                "latency: mic ring 42.7 + block 5.3 + limiter 1.3 + speaker ring 10.7 + speaker buffer 20.0 = 80.0 ms",
                LatencyStage.line(List.of(
                        new LatencyStage(LatencyStage.INPUT, "mic", 42.7),
                        new LatencyStage(LatencyStage.BLOCK, "", 5.3),
                        new LatencyStage(LatencyStage.LIMITER, "program", 1.3),
                        new LatencyStage(LatencyStage.CONSUMER, "speaker", 10.7),
                        new LatencyStage(LatencyStage.BUFFER, "speaker", 20))));
        assertEquals("", LatencyStage.line(List.of()));
    }
}
