package org.longwave.benchmarks.rings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.longwave.benchmarks.Forks;
import org.longwave.engine.ring.WatchedWriteBenchmark;
import org.openjdk.jmh.runner.RunnerException;

/**
 * What {@code BusRing.write} costs beside readers: readers that poll and keep up, readers that copy without a pause what
 * is written without a pause, readers at the engine's pace; and why.
 */
final class WriteCosts {
    private static final String[] WATCHED = {"nothing", "published", "intent", "both", "samples"};
    private static final int[] READERS = {0, 1, 3};

    private final Forks forks;
    private final Map<Integer, double[]> polled = new LinkedHashMap<>();
    private final Map<Integer, double[]> keepingUp = new LinkedHashMap<>();
    private final double[] clocks;
    private final Map<Integer, double[]> paced = new LinkedHashMap<>();
    private final Map<String, double[]> watched = new LinkedHashMap<>();

    WriteCosts(Forks forks) {
        this.forks = forks;
        clocks = new double[forks.rounds()];
        for (int readers : READERS) {
            polled.put(readers, new double[forks.rounds()]);
            keepingUp.put(readers, new double[forks.rounds()]);
            paced.put(readers, new double[forks.rounds()]);
        }
        for (String what : WATCHED) watched.put(what, new double[forks.rounds()]);
    }

    void measure(int round) throws RunnerException {
        for (int readers : READERS) {
            polled.get(readers)[round] =
                    median(WriteCostBenchmark.class, "write", "readers", readers + "") / WriteCostBenchmark.BATCH;
            keepingUp.get(readers)[round] = median(PolledWriteBenchmark.class, "write", "readers", readers + "");
            paced.get(readers)[round] = median(PacedWriteBenchmark.class, "write", "readers", readers + "");
        }
        clocks[round] = median(PolledWriteBenchmark.class, "clock", "readers", "0");
        for (String what : WATCHED)
            watched.get(what)[round] =
                    median(WatchedWriteBenchmark.class, "write", "watched", what) / WatchedWriteBenchmark.BATCH;
    }

    private double median(Class<?> benchmark, String method, String parameter, String value) throws RunnerException {
        return forks.once(benchmark, method, parameter, value)
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50);
    }

    void print() {
        System.out.printf(
                "%nBusRing.write, a block in %.0f us, readers polling without a pause: ns a block, median, less the"
                        + " %.1f ns of two looks at the clock%n",
                PolledWriteBenchmark.PERIOD_NANOS / 1e3, Forks.median(clocks));
        keepingUp.forEach((readers, all) -> row(readers + " readers", net(all), net(keepingUp.get(0))));
        System.out.printf("%nBusRing.write, back to back, readers copying without a pause: ns a block, median%n");
        polled.forEach((readers, all) -> row(readers + " readers", all, polled.get(0)));
        System.out.printf("%nthe same, one thread looking without a pause at only one thing of the ring%n");
        watched.forEach((what, all) -> row(what, all, watched.get("nothing")));
        System.out.printf(
                "%nBusRing.write at the engine's pace (a block in 2.67 ms, cold caches, two looks at the clock"
                        + " included), readers parking 1 ms between looks%n");
        paced.forEach((readers, all) -> row(readers + " readers", all, paced.get(0)));
    }

    private static void row(String name, double[] all, double[] first) {
        System.out.printf(
                "  %-12s %9.1f ns  %6.2fx%n", name, Forks.median(all), Forks.median(all) / Forks.median(first));
    }

    private double[] net(double[] all) {
        return new double[] {Forks.median(all) - Forks.median(clocks)};
    }

    /** Three readers that poll and keep up, beside none. */
    double ratioOfThreePolling() {
        return net(keepingUp.get(3))[0] / net(keepingUp.get(0))[0];
    }

    /** Three readers that copy without a pause what is written without a pause, beside none. */
    double ratioOfThreeCopying() {
        return Forks.median(polled.get(3)) / Forks.median(polled.get(0));
    }

    /** One thread that only copies samples, whatever they are, and looks at no counter: what no ring can avoid. */
    double ratioOfCopiesAlone() {
        return Forks.median(watched.get("samples")) / Forks.median(watched.get("nothing"));
    }
}
