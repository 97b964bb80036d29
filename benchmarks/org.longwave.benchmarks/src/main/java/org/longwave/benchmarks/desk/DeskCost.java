package org.longwave.benchmarks.desk;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import org.longwave.api.InsertInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.InputInfo;
import org.longwave.benchmarks.Percentiles;
import org.longwave.engine.host.InputRunner;
import org.longwave.engine.host.Studio;

/**
 * What the full desk costs, in a virtual machine of its own: {@code SECONDS}. The engine is driven by hand, only its own
 * work is timed; the main thread. The mean is CPU time of this thread, what single blocks take is time of the clock.
 * Prints one line of {@code key=value}.
 */
final class DeskCost {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Inputs are filled and the CPU time is read once in so many blocks. */
    private static final int BATCH = 64;

    /** Of the minute of silence, the last ones are measured. */
    private static final int SILENT_SECONDS = 10;

    private static long cpuNanos;

    private DeskCost() {}

    public static void main(String[] args) {
        int blocks = Integer.parseInt(args[0]) * FORMAT.rateHz() / FORMAT.blockFrames();
        Studio studio = new Studio(FORMAT, 0.5);
        FullDesk.furnish(studio, true, Studio::step);
        InputRunner[] inputs = studio.inputs().stream()
                .map(InputInfo::name)
                .map(studio::inputRunner)
                .toArray(InputRunner[]::new);
        run(studio, inputs, 8000); // everything is compiled
        long[] nanos = run(studio, inputs, blocks);
        for (InsertInfo i : studio.inserts())
            if (!i.problem().isEmpty() || i.faults() > 0) throw new IllegalStateException(i.toString());
        if (studio.inserts().size() != 2 * FullDesk.STRIPS)
            throw new IllegalStateException("only " + studio.inserts().size() + " effects run");
        double period = FORMAT.nanosOf(FORMAT.blockFrames());
        double mean = cpuNanos / period / nanos.length;
        double reduction = studio.inserts().stream()
                .mapToDouble(InsertInfo::reductionDb)
                .max()
                .orElse(0);
        Percentiles p = new Percentiles(nanos);
        // filters ring down to numbers so small that they are slow, if nobody sets them to 0
        ToneSource.hush();
        int second = FORMAT.rateHz() / FORMAT.blockFrames();
        run(studio, inputs, (60 - SILENT_SECONDS) * second);
        run(studio, inputs, SILENT_SECONDS * second);
        double silence = cpuNanos / period / (SILENT_SECONDS * second);
        System.out.printf(
                Locale.ROOT,
                "mean=%.5f median=%.5f p99=%.5f reduction=%.2f silence=%.5f%n",
                mean,
                p.at(0.5) / period,
                p.at(0.99) / period,
                reduction,
                silence);
    }

    private static long[] run(Studio studio, InputRunner[] inputs, int blocks) {
        long[] nanos = new long[blocks];
        cpuNanos = 0;
        for (int first = 0; first < blocks; first += BATCH) {
            for (InputRunner input : inputs) while (input.doWork()) Thread.onSpinWait();
            long cpu = THREADS.getCurrentThreadCpuTime();
            for (int b = first; b < Math.min(first + BATCH, blocks); b++) {
                long begun = System.nanoTime();
                studio.agent().doWork();
                nanos[b] = System.nanoTime() - begun;
            }
            cpuNanos += THREADS.getCurrentThreadCpuTime() - cpu;
        }
        return nanos;
    }
}
