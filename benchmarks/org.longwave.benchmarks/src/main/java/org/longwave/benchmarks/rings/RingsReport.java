package org.longwave.benchmarks.rings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.longwave.benchmarks.Forks;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/** {@code bench rings}: our rings beside others', one run, a table of ratios and the verdict. */
public final class RingsReport {
    /** All others are compared with the first. */
    private static final List<String> ONE_TO_ONE = List.of(
            "longwave", "jctools", "agrona", "disruptor", "arrayBlockingQueue", "synchronizedDeque", "mutexedSamples");

    private static final List<String> BROADCAST = List.of("longwaveBus", "agronaBroadcast");
    private static final Map<String, String> LABELS = Map.of(
            "longwave", "Longwave InputRing",
            "jctools", "JCTools SPSC, pooled blocks",
            "agrona", "Agrona OneToOneRingBuffer",
            "disruptor", "Disruptor",
            "arrayBlockingQueue", "ArrayBlockingQueue",
            "synchronizedDeque", "synchronized ArrayDeque",
            "mutexedSamples", "mutexed deque of samples",
            "longwaveBus", "Longwave BusRing",
            "agronaBroadcast", "Agrona broadcast");

    private record Case(String lane, int frames, int threads) {
        String unit() {
            return frames == 1 ? "1 frame" : frames + "-frame stereo block";
        }
    }

    private final Forks forks;
    private final Map<Case, double[]> nanos = new LinkedHashMap<>();
    private final double[][] writeCost;
    private boolean passed = true;

    private RingsReport(Forks forks) {
        this.forks = forks;
        writeCost = new double[4][forks.rounds()];
        for (int frames : new int[] {1, 128})
            for (int threads : new int[] {1, 2})
                for (String lane : ONE_TO_ONE) nanos.put(new Case(lane, frames, threads), new double[forks.rounds()]);
        for (int threads : new int[] {1, 2})
            for (String lane : BROADCAST) nanos.put(new Case(lane, 128, threads), new double[forks.rounds()]);
    }

    /** True: every condition is met. */
    public static boolean run(boolean isShort) throws RunnerException {
        RingsReport report = new RingsReport(Forks.of(
                isShort,
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseZGC",
                "-Xms512m",
                "-Xmx512m"));
        report.measure();
        report.print();
        return report.passed;
    }

    private void measure() throws RunnerException {
        for (int round = 0; round < forks.rounds(); round++) {
            System.out.println("round " + (round + 1) + " of " + forks.rounds());
            for (Map.Entry<Case, double[]> e : nanos.entrySet()) {
                Case c = e.getKey();
                RunResult r = forks.once(
                        LaneBenchmark.class,
                        "carry",
                        "lane",
                        c.lane(),
                        "frames",
                        c.frames() + "",
                        "threads",
                        c.threads() + "");
                e.getValue()[round] = r.getPrimaryResult().getStatistics().getPercentile(50) / LaneBenchmark.BATCH;
            }
            for (int readers : new int[] {0, 1, 3}) {
                RunResult r = forks.once(WriteCostBenchmark.class, "write", "readers", readers + "");
                writeCost[readers][round] =
                        r.getPrimaryResult().getStatistics().getPercentile(50) / WriteCostBenchmark.BATCH;
            }
        }
    }

    private void print() {
        for (int threads : new int[] {1, 2}) {
            table("one to one", ONE_TO_ONE, 1, threads);
            table("one to one", ONE_TO_ONE, 128, threads);
            table("broadcast, lossless", BROADCAST, 128, threads);
        }
        System.out.printf("%nBusRing.write, a block, median of samples, readers polling without a pause%n");
        for (int readers : new int[] {0, 1, 3})
            System.out.printf(
                    "  %d readers %28.1f ns  %6.2fx%n",
                    readers, Forks.median(writeCost[readers]), cost(readers) / cost(0));
        System.out.printf("%nrtrb, spmcq (Rust) and C rings: not measured, their sources are not at hand.%n"
                + "JCTools, ArrayBlockingQueue, the deques: blocks reused in turn, without a return queue.%n"
                + "A single frame through BusRing does not exist: its unit is the block.%n%n");
        verdicts();
    }

    private void table(String title, List<String> lanes, int frames, int threads) {
        Case ours = new Case(lanes.getFirst(), frames, threads);
        System.out.printf(
                "%n%s, %s, %d thread%s (ns a unit, median batch, median of %d forks; x of ours; lowest and highest fork)%n",
                title, ours.unit(), threads, threads == 1 ? "" : "s", forks.rounds());
        for (String lane : lanes) {
            Case c = new Case(lane, frames, threads);
            double[] all = nanos.get(c);
            double low = java.util.Arrays.stream(all).min().orElseThrow();
            double high = java.util.Arrays.stream(all).max().orElseThrow();
            System.out.printf(
                    "  %-28s %8.1f ns  %6.2fx  (%.1f..%.1f)%n",
                    LABELS.get(lane), median(c), median(c) / median(ours), low, high);
        }
    }

    private double median(Case c) {
        return Forks.median(nanos.get(c));
    }

    private double cost(int readers) {
        return Forks.median(writeCost[readers]);
    }

    private double ratio(String lane, String other) {
        return median(new Case(lane, 128, 2)) / median(new Case(other, 128, 2));
    }

    private void verdicts() {
        List<String> lines = new ArrayList<>();
        judge(lines, "InputRing <= 1.0x JCTools pooled", ratio("longwave", "jctools"), 1.0);
        judge(lines, "InputRing <= 0.1x ArrayBlockingQueue", ratio("longwave", "arrayBlockingQueue"), 0.1);
        judge(lines, "InputRing <= 0.1x synchronized ArrayDeque", ratio("longwave", "synchronizedDeque"), 0.1);
        judge(lines, "BusRing lossless <= 1.25x Agrona broadcast", ratio("longwaveBus", "agronaBroadcast"), 1.25);
        judge(lines, "BusRing.write with 3 readers <= 2x without", cost(3) / cost(0), 2.0);
        System.out.println("2 threads, 128-frame stereo block:");
        lines.forEach(System.out::println);
    }

    private void judge(List<String> lines, String what, double value, double limit) {
        boolean met = value <= limit;
        passed &= met;
        lines.add(String.format("  %-4s %-46s %.3f", met ? "PASS" : "FAIL", what, value));
    }
}
