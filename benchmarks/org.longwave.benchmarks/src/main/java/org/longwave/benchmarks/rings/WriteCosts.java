package org.longwave.benchmarks.rings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.longwave.benchmarks.Forks;
import org.longwave.engine.ring.WatchedWriteBenchmark;
import org.openjdk.jmh.runner.RunnerException;

/** What {@code BusRing.write} costs beside readers: without a pause, at the engine's pace, and why. */
final class WriteCosts {
    private static final String[] WATCHED = {"nothing", "published", "intent", "both", "samples"};
    private static final int[] READERS = {0, 1, 3};

    private final Forks forks;
    private final Map<Integer, double[]> polled = new LinkedHashMap<>();
    private final Map<Integer, double[]> paced = new LinkedHashMap<>();
    private final Map<String, double[]> watched = new LinkedHashMap<>();

    WriteCosts(Forks forks) {
        this.forks = forks;
        for (int readers : READERS) {
            polled.put(readers, new double[forks.rounds()]);
            paced.put(readers, new double[forks.rounds()]);
        }
        for (String what : WATCHED) watched.put(what, new double[forks.rounds()]);
    }

    void measure(int round) throws RunnerException {
        for (int readers : READERS) {
            polled.get(readers)[round] =
                    median(WriteCostBenchmark.class, "readers", readers + "") / WriteCostBenchmark.BATCH;
            paced.get(readers)[round] = median(PacedWriteBenchmark.class, "readers", readers + "");
        }
        for (String what : WATCHED)
            watched.get(what)[round] =
                    median(WatchedWriteBenchmark.class, "watched", what) / WatchedWriteBenchmark.BATCH;
    }

    private double median(Class<?> benchmark, String parameter, String value) throws RunnerException {
        return forks.once(benchmark, "write", parameter, value)
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50);
    }

    void print() {
        System.out.printf("%nBusRing.write, back to back, readers polling without a pause: ns a block, median%n");
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

    double ratioOfThree() {
        return Forks.median(polled.get(3)) / Forks.median(polled.get(0));
    }
}
