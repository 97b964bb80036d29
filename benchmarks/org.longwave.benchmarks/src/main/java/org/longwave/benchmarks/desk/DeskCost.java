package org.longwave.benchmarks.desk;

import java.util.Locale;
import org.longwave.api.InsertInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.InputInfo;
import org.longwave.benchmarks.Percentiles;
import org.longwave.engine.host.InputRunner;
import org.longwave.engine.host.Studio;

/**
 * What the full desk costs, in a virtual machine of its own: {@code SECONDS}. The engine is driven by hand, only its own
 * work is timed; the main thread. Prints one line of {@code key=value}.
 */
final class DeskCost {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);

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
        long sum = 0;
        for (long n : nanos) sum += n;
        Percentiles p = new Percentiles(nanos);
        System.out.printf(
                Locale.ROOT,
                "mean=%.5f median=%.5f p99=%.5f reduction=%.2f%n",
                sum / period / nanos.length,
                p.at(0.5) / period,
                p.at(0.99) / period,
                studio.inserts().stream()
                        .mapToDouble(InsertInfo::reductionDb)
                        .max()
                        .orElse(0));
    }

    private static long[] run(Studio studio, InputRunner[] inputs, int blocks) {
        long[] nanos = new long[blocks];
        for (int b = 0; b < blocks; b++) {
            if (b % 64 == 0) for (InputRunner input : inputs) while (input.doWork()) Thread.onSpinWait();
            long begun = System.nanoTime();
            studio.agent().doWork();
            nanos[b] = System.nanoTime() - begun;
        }
        return nanos;
    }
}
