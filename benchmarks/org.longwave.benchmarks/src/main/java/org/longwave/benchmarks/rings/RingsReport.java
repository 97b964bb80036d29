package org.longwave.benchmarks.rings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.longwave.benchmarks.Forks;
import org.longwave.benchmarks.NativeControl;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.util.Statistics;

/** {@code bench rings}: our rings beside others', one run, a table of ratios and the verdict. */
public final class RingsReport {
    /** All others are compared with the first. */
    private static final List<String> ONE_TO_ONE = List.of(
            "longwave",
            "jctools",
            "agrona",
            "disruptor",
            "arrayBlockingQueue",
            "synchronizedDeque",
            "arrayBlockingQueuePolled",
            "synchronizedDequePolled",
            "mutexedSamples",
            "rtrb",
            "c");

    private static final List<String> BROADCAST = List.of("longwaveBus", "agronaBroadcast", "spmcq");

    /** In one thread nothing ever waits: the polled form says it all. */
    private static final List<String> TWO_THREADS_ONLY = List.of("arrayBlockingQueue", "synchronizedDeque");

    private static final Map<String, String> LABELS = new TreeMap<>(Map.ofEntries(
            Map.entry("longwave", "Longwave InputRing"),
            Map.entry("jctools", "JCTools SPSC, pooled blocks"),
            Map.entry("agrona", "Agrona OneToOneRingBuffer"),
            Map.entry("disruptor", "Disruptor"),
            Map.entry("arrayBlockingQueue", "ArrayBlockingQueue, put/take"),
            Map.entry("synchronizedDeque", "synchronized ArrayDeque, wait/notify"),
            Map.entry("arrayBlockingQueuePolled", "ArrayBlockingQueue, polled"),
            Map.entry("synchronizedDequePolled", "synchronized ArrayDeque, polled"),
            Map.entry("mutexedSamples", "mutexed deque of samples, polled"),
            Map.entry("rtrb", "rtrb (Rust)"),
            Map.entry("c", "the input ring in C (cc -O3)"),
            Map.entry("longwaveBus", "Longwave BusRing"),
            Map.entry("agronaBroadcast", "Agrona broadcast"),
            Map.entry("spmcq", "spmcq (Rust)")));

    /** Frames that a live input's ring holds in the engine, about: its target, not its capacity. */
    private static final int SHALLOW_FRAMES = 2048;

    /** Measured with a shallow queue as well: how often a waiting queue makes a thread sleep depends on the depth. */
    private static final List<String> SHALLOW =
            List.of("longwave", "jctools", "arrayBlockingQueue", "synchronizedDeque");

    private record Case(String lane, int frames, int threads, boolean shallow) {
        Case(String lane, int frames, int threads) {
            this(lane, frames, threads, false);
        }

        String unit() {
            return frames == 1 ? "1 frame" : frames + "-frame stereo block";
        }

        boolean isJudged() {
            return frames == 128 && threads == 2;
        }
    }

    /** By fork: mean and median nanoseconds a unit. */
    private record Times(double[] means, double[] medians) {
        static Times of(int rounds) {
            return new Times(new double[rounds], new double[rounds]);
        }

        double throughput() {
            return Forks.median(means);
        }
    }

    private final boolean isShort;
    private final Forks judged;
    private final Forks shallow;
    private final Forks others;
    private final Map<String, NativeControl> natives = new LinkedHashMap<>();
    private final Map<Case, Times> lanes = new LinkedHashMap<>();
    private final WriteCosts costs;
    private boolean passed = true;

    private RingsReport(boolean isShort, List<String> jvm) {
        this.isShort = isShort;
        judged = isShort ? new Forks(3, 3, 3, 200, jvm) : new Forks(5, 3, 8, 350, jvm);
        List<String> more = new ArrayList<>(jvm);
        more.add("-Dlongwave.lane.frames=" + SHALLOW_FRAMES);
        shallow = new Forks(judged.rounds(), judged.warmups(), judged.iterations(), judged.millis(), more);
        others = isShort ? new Forks(3, 2, 2, 100, jvm) : new Forks(5, 3, 3, 120, jvm);
        costs = new WriteCosts(others);
        natives.put("c", NativeControl.c("ring"));
        natives.put("rtrb", NativeControl.crate("rtrb"));
        natives.put("spmcq", NativeControl.crate("spmcq"));
        for (int frames : new int[] {1, 128}) for (int threads : new int[] {1, 2}) add(ONE_TO_ONE, frames, threads);
        for (int threads : new int[] {1, 2}) add(BROADCAST, 128, threads);
        for (String name : SHALLOW) lanes.put(new Case(name, 128, 2, true), Times.of(judged.rounds()));
    }

    private void add(List<String> names, int frames, int threads) {
        for (String name : names) {
            NativeControl control = natives.get(name);
            if (control != null && (frames == 1 || !control.isThere())) continue;
            if (threads == 1 && TWO_THREADS_ONLY.contains(name)) continue;
            lanes.put(new Case(name, frames, threads), Times.of(judged.rounds()));
        }
    }

    /** True: every condition is met. */
    public static boolean run(boolean isShort) throws RunnerException, IOException, InterruptedException {
        RingsReport report = new RingsReport(
                isShort,
                List.of(
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseZGC",
                        "-Xms512m",
                        "-Xmx512m"));
        report.measure();
        report.print();
        return report.passed;
    }

    private void measure() throws RunnerException, IOException, InterruptedException {
        for (int round = 0; round < judged.rounds(); round++) {
            System.out.println("round " + (round + 1) + " of " + judged.rounds());
            for (Map.Entry<Case, Times> e : lanes.entrySet()) {
                if (natives.containsKey(e.getKey().lane())) inNative(e.getKey(), e.getValue(), round);
                else inJava(e.getKey(), e.getValue(), round);
            }
            costs.measure(round);
        }
    }

    private void inJava(Case c, Times times, int round) throws RunnerException {
        Forks forks = c.shallow() ? shallow : c.isJudged() ? judged : others;
        Statistics s = forks.once(
                        LaneBenchmark.class,
                        "carry",
                        "lane",
                        c.lane(),
                        "frames",
                        c.frames() + "",
                        "threads",
                        c.threads() + "")
                .getPrimaryResult()
                .getStatistics();
        times.means[round] = s.getMean() / LaneBenchmark.BATCH;
        times.medians[round] = s.getPercentile(50) / LaneBenchmark.BATCH;
    }

    private void inNative(Case c, Times times, int round) throws IOException, InterruptedException {
        Map<String, Double> v = natives.get(c.lane()).run(c.threads(), isShort ? 1000 : 4000);
        times.means[round] = v.get("mean");
        times.medians[round] = v.get("median");
    }

    private void print() {
        for (int threads : new int[] {1, 2}) {
            table("one to one, 8192 deep", ONE_TO_ONE, new Case("longwave", 1, threads));
            table("one to one, 64 deep", ONE_TO_ONE, new Case("longwave", 128, threads));
            table("broadcast, lossless, 64 deep", BROADCAST, new Case("longwaveBus", 128, threads));
        }
        table("one to one, 16 deep", SHALLOW, new Case("longwave", 128, 2, true));
        costs.print();
        System.out.println();
        natives.forEach((name, control) -> {
            if (!control.isThere()) System.out.printf("%s: not measured: %s.%n", LABELS.get(name), control.whyNot());
        });
        System.out.printf(
                "JCTools, ArrayBlockingQueue, the deques: blocks reused in turn from 256 KB of them, the storage"
                        + " of our ring, without a return queue.%n"
                        + "A single frame through BusRing does not exist: its unit is the block.%n%n");
        verdicts();
    }

    private void table(String title, List<String> names, Case ours) {
        System.out.printf(
                "%n%s, %s, %d thread%s: ns a unit%n  %-37s %9s %9s  %-22s %s%n",
                title,
                ours.unit(),
                ours.threads(),
                ours.threads() == 1 ? "" : "s",
                "median of " + judged.rounds() + " forks",
                "mean",
                "x ours",
                "lowest..highest fork",
                "median batch");
        for (String name : names) {
            Times t = lanes.get(new Case(name, ours.frames(), ours.threads(), ours.shallow()));
            if (t == null) continue;
            System.out.printf(
                    "  %-37s %9.1f %8.2fx  %-22s %.1f%n",
                    LABELS.get(name),
                    t.throughput(),
                    t.throughput() / lanes.get(ours).throughput(),
                    String.format(
                            "%.1f..%.1f",
                            Arrays.stream(t.means).min().orElseThrow(),
                            Arrays.stream(t.means).max().orElseThrow()),
                    Forks.median(t.medians));
        }
    }

    private double ratio(String lane, String other, boolean isShallow) {
        return lanes.get(new Case(lane, 128, 2, isShallow)).throughput()
                / lanes.get(new Case(other, 128, 2, isShallow)).throughput();
    }

    private void verdicts() {
        System.out.println("2 threads, 128-frame stereo block, mean time (throughput), 64 deep if not said otherwise:");
        judge("InputRing <= 1.0x JCTools pooled", ratio("longwave", "jctools", false), 1.0);
        judge("16 deep: InputRing <= 0.1x ArrayBlockingQueue", ratio("longwave", "arrayBlockingQueue", true), 0.1);
        judge("16 deep: InputRing <= 0.1x synchronized deque", ratio("longwave", "synchronizedDeque", true), 0.1);
        judge("BusRing lossless <= 1.25x Agrona broadcast", ratio("longwaveBus", "agronaBroadcast", false), 1.25);
        judge("InputRing <= 0.1x ArrayBlockingQueue", ratio("longwave", "arrayBlockingQueue", false), 0.1);
        judge("InputRing <= 0.1x synchronized deque", ratio("longwave", "synchronizedDeque", false), 0.1);
        judge("BusRing.write, 3 polling readers <= 2x none", costs.ratioOfThreePolling(), 2.0);
        System.out.println("not judged:");
        goal("16 deep: InputRing / JCTools pooled", ratio("longwave", "jctools", true));
        goal("BusRing.write back to back, 3 copying readers / none", costs.ratioOfThreeCopying());
        goal("  the same, a thread that only copies / none", costs.ratioOfCopiesAlone());
        if (natives.get("rtrb").isThere()) goal("InputRing / rtrb (goal 1.0)", ratio("longwave", "rtrb", false));
        if (natives.get("spmcq").isThere()) goal("BusRing / spmcq (goal 0.75)", ratio("longwaveBus", "spmcq", false));
    }

    private static void goal(String what, double value) {
        System.out.printf("       %-52s %.3f%n", what, value);
    }

    private void judge(String what, double value, double limit) {
        boolean met = value <= limit;
        passed &= met;
        System.out.printf("  %-4s %-52s %.3f%n", met ? "PASS" : "FAIL", what, value);
    }
}
