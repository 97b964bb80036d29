package org.longwave.engine.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.longwave.api.StreamFormat;

/** The engine's own pacer, watched: when it woke, how long the cycle took; engine thread, read after its end. */
public final class WatchedPacer implements Pacer {
    private final Pacer system = Pacer.system();
    private final long periodNanos;
    private final long[] wakes;
    private final long[] cycles;
    private final MemorySegment timespec = Arena.ofAuto().allocate(16, 8);
    private int count;
    private int late;
    private long wokenCpu;
    private long worst;
    private long worstCpu;
    private long deadline;
    private long woken;
    private volatile boolean recording;

    /** @param most cycles to keep */
    public WatchedPacer(StreamFormat format, int most) {
        periodNanos = format.nanosOf(format.blockFrames());
        wakes = new long[most];
        cycles = new long[most];
    }

    /** A studio that runs on this pacer. */
    public Studio studio(StreamFormat format, double ringSeconds) {
        return new Studio(format, ringSeconds, this);
    }

    /** From now on cycles count. */
    public void record(boolean on) {
        recording = on;
    }

    @Override
    public long nanoTime() {
        return system.nanoTime();
    }

    @Override
    public void waitUntil(long deadlineNanos) {
        long now = System.nanoTime();
        if (recording && woken != 0 && count < cycles.length) {
            cycles[count] = now - woken;
            wakes[count] = woken - deadline;
            if (now > deadline + periodNanos) late++;
            if (now - woken > worst) {
                worst = now - woken;
                worstCpu = LinuxThread.cpuNanos(timespec) - wokenCpu;
            }
            count++;
        }
        system.waitUntil(deadlineNanos);
        deadline = deadlineNanos;
        woken = System.nanoTime();
        wokenCpu = LinuxThread.cpuNanos(timespec);
        if (!recording) woken = 0;
    }

    /** Cycles recorded. */
    public int count() {
        return count;
    }

    /** Cycles that ended after their period. */
    public int late() {
        return late;
    }

    /** Processor time in the longest cycle, nanoseconds: the rest of it the thread was kept from one. */
    public long worstCpu() {
        return worstCpu;
    }

    /** Lateness of each waking, nanoseconds. */
    public long[] wakes() {
        return java.util.Arrays.copyOf(wakes, count);
    }

    /** Length of each cycle from waking to done, nanoseconds. */
    public long[] cycles() {
        return java.util.Arrays.copyOf(cycles, count);
    }
}
