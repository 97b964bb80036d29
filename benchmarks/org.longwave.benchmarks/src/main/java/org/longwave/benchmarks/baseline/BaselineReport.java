package org.longwave.benchmarks.baseline;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.longwave.api.StreamFormat;
import org.longwave.benchmarks.Forks;
import org.longwave.benchmarks.Percentiles;
import org.longwave.benchmarks.load.Nuisances;
import org.longwave.engine.rt.RingMixdown;

/** {@code bench baseline}: the mutexed deques that the rings replace, beside the rings, in one run. */
public final class BaselineReport {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);
    private static final int TARGET_FRAMES = 2181;
    private static final int PPM = 300;

    private record Load(
            double cpuMicros,
            double pushMicros,
            double pushTailMicros,
            double pushWorstMicros,
            double mixMicros,
            double mixWorstMicros) {
        static Load of(double cpuMicros, Percentiles pushes, Percentiles mixes) {
            return new Load(
                    cpuMicros,
                    pushes.microsAt(0.5),
                    pushes.microsAt(0.999),
                    pushes.microsAt(1),
                    mixes.microsAt(0.5),
                    mixes.microsAt(1));
        }

        /** Each figure's own median. */
        static Load median(Load[] rounds) {
            return new Load(
                    of(rounds, Load::cpuMicros),
                    of(rounds, Load::pushMicros),
                    of(rounds, Load::pushTailMicros),
                    of(rounds, Load::pushWorstMicros),
                    of(rounds, Load::mixMicros),
                    of(rounds, Load::mixWorstMicros));
        }

        private static double of(Load[] rounds, ToDoubleFunction<Load> figure) {
            return Forks.median(Arrays.stream(rounds).mapToDouble(figure).toArray());
        }
    }

    private BaselineReport() {}

    /** True: ours bounds the delay and pushes and mixes for less. */
    public static boolean run(boolean isShort) throws InterruptedException {
        boolean passed = drift();
        passed &= stall();
        return passed & (isShort ? load(3, 2) : load(5, 5));
    }

    private static Mixdown ours(int inputs) {
        return new RingMixdown(inputs, FORMAT, TARGET_FRAMES);
    }

    private static Mixdown mutexed(int inputs) {
        return new MutexedMixdown(inputs, FORMAT.blockFrames(), TARGET_FRAMES);
    }

    /** Simulated time: a device whose clock is off by {@code ppm}, for {@code minutes}; the delay at each mark, ms. */
    private static double[] delays(Mixdown m, int ppm, int[] minutes) {
        double[] delays = new double[minutes.length];
        float[][] block = FORMAT.newBlock();
        float[][] program = FORMAT.newBlock();
        double due = 0;
        long brought = 0;
        long blocks = 0;
        for (int mark = 0; mark < minutes.length; mark++) {
            long until = minutes[mark] * 60L * FORMAT.rateHz() / FORMAT.blockFrames();
            for (; blocks < until; blocks++) {
                due += FORMAT.blockFrames() * (1 + ppm * 1e-6);
                int n = (int) Math.min(FORMAT.blockFrames(), (long) due - brought);
                if ((long) due - brought > FORMAT.blockFrames()) {
                    m.push(0, block, 1);
                    brought++;
                }
                m.push(0, block, n);
                brought += n;
                m.mix(program);
            }
            delays[mark] = m.waitingFrames(0) * 1e3 / FORMAT.rateHz();
        }
        return delays;
    }

    private static boolean drift() {
        int[] minutes = {1, 10, 60, 360};
        System.out.printf(
                "a live input whose clock is %d ppm fast, simulated: delay in ms after %s minutes%n",
                PPM, Arrays.toString(minutes));
        RingMixdown rings = new RingMixdown(1, FORMAT, TARGET_FRAMES);
        double[] mutexed = delays(mutexed(1), PPM, minutes);
        double[] ours = delays(rings, PPM, minutes);
        row("mutexed deque", mutexed, "grows without end");
        row("input ring", ours, "bounded; " + rings.trimmedFrames(0) + " frames given up with cross-fades");
        boolean passed = Arrays.stream(ours).max().orElseThrow() <= 8192 * 1e3 / FORMAT.rateHz();
        System.out.printf(
                "  %s ours stays within its ring of %.1f ms%n", verdict(passed), 8192 * 1e3 / FORMAT.rateHz());
        return passed;
    }

    private static void row(String name, double[] delays, String remark) {
        System.out.printf("  %-14s", name);
        for (double d : delays) System.out.printf(" %9.1f", d);
        System.out.printf("   %s%n", remark);
    }

    /** The mixer stands still for half a second, the device does not. */
    private static boolean stall() {
        System.out.println("the mixer stands still for 0.5 s, simulated: delay in ms before, after, a minute later");
        double[] mutexed = stalled(mutexed(1));
        double[] ours = stalled(ours(1));
        row("mutexed deque", mutexed, "keeps the delay for ever");
        row("input ring", ours, "back at its target");
        boolean passed = ours[2] < ours[0] + 3;
        System.out.printf("  %s ours is back within 3 ms of its delay%n", verdict(passed));
        return passed;
    }

    private static double[] stalled(Mixdown m) {
        double[] delays = new double[3];
        delays[0] = delays(m, 0, new int[] {1})[0];
        float[][] block = FORMAT.newBlock();
        int missed = FORMAT.rateHz() / 2 / FORMAT.blockFrames();
        for (int i = 0; i < missed; i++) m.push(0, block, FORMAT.blockFrames());
        delays[1] = m.waitingFrames(0) * 1e3 / FORMAT.rateHz();
        delays[2] = delays(m, 0, new int[] {1})[0];
        return delays;
    }

    private static boolean load(int rounds, int seconds) throws InterruptedException {
        int hogs = Runtime.getRuntime().availableProcessors();
        System.out.printf(
                "device threads push 128 frames a period, one thread mixes; normal priority, %d hogs, 500 MB/s of"
                        + " garbage; median of %d rounds of %d s, in turn%n",
                hogs, rounds, seconds);
        System.out.printf(
                "  %-14s %6s %14s %12s %12s %12s %12s %12s%n",
                "", "inputs", "CPU us/block", "push p50 us", "p99.9 us", "worst us", "mix p50 us", "worst us");
        boolean passed = true;
        for (int inputs : new int[] {8, 64}) {
            Load[] olds = new Load[rounds];
            Load[] news = new Load[rounds];
            measure(mutexed(inputs), inputs, 2);
            measure(ours(inputs), inputs, 2);
            for (int round = 0; round < rounds; round++) {
                olds[round] = measure(mutexed(inputs), inputs, seconds);
                news[round] = measure(ours(inputs), inputs, seconds);
            }
            Load old = Load.median(olds);
            Load now = Load.median(news);
            print("mutexed deque", inputs, old);
            print("input ring", inputs, now);
            if (inputs == 64)
                passed = now.cpuMicros() < old.cpuMicros()
                        && now.pushMicros() <= old.pushMicros()
                        && now.pushTailMicros() < old.pushTailMicros();
        }
        System.out.printf(
                "  %s with 64 inputs ours takes less CPU a block and its pushes are shorter, at p50 and at p99.9%n",
                verdict(passed));
        return passed;
    }

    private static String verdict(boolean passed) {
        return passed ? "PASS" : "FAIL";
    }

    private static void print(String name, int inputs, Load l) {
        System.out.printf(
                "  %-14s %6d %14.2f %12.2f %12.2f %12.1f %12.2f %12.1f%n",
                name,
                inputs,
                l.cpuMicros(),
                l.pushMicros(),
                l.pushTailMicros(),
                l.pushWorstMicros(),
                l.mixMicros(),
                l.mixWorstMicros());
    }

    private static Load measure(Mixdown m, int inputs, int seconds) throws InterruptedException {
        int blocks = seconds * FORMAT.rateHz() / FORMAT.blockFrames();
        long[][] pushes = new long[inputs][blocks];
        List<Thread> devices = new ArrayList<>();
        long origin = System.nanoTime() + 50_000_000;
        long[] mixes = new long[blocks];
        double cpu;
        try (Nuisances nuisances = new Nuisances(Runtime.getRuntime().availableProcessors(), 500_000_000L)) {
            for (int n = 0; n < inputs; n++) {
                int input = n;
                devices.add(Thread.ofPlatform().daemon().start(() -> device(m, input, pushes[input], origin)));
            }
            cpu = mixer(m, mixes, origin + FORMAT.nanosOf(FORMAT.blockFrames()) / 2);
            for (Thread t : devices) t.join();
        }
        long[] all = Arrays.stream(pushes).flatMapToLong(Arrays::stream).toArray();
        return Load.of(cpu / 1e3 / blocks, new Percentiles(all), new Percentiles(mixes));
    }

    private static void waitFor(long deadline) {
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime())
            LockSupport.parkNanos(left);
    }

    private static void device(Mixdown m, int input, long[] pushes, long origin) {
        float[][] block = FORMAT.newBlock();
        for (int n = 0; n < pushes.length; n++) {
            waitFor(origin + FORMAT.nanosOf((long) n * FORMAT.blockFrames()));
            long begun = System.nanoTime();
            m.push(input, block, FORMAT.blockFrames());
            pushes[n] = System.nanoTime() - begun;
        }
    }

    /** CPU nanoseconds spent in mixing, the waiting left out. */
    private static double mixer(Mixdown m, long[] mixes, long origin) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[][] program = FORMAT.newBlock();
        long cpu = 0;
        for (int n = 0; n < mixes.length; n++) {
            waitFor(origin + FORMAT.nanosOf((long) n * FORMAT.blockFrames()));
            long cpuBegun = threads.getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            m.mix(program);
            mixes[n] = System.nanoTime() - begun;
            cpu += threads.getCurrentThreadCpuTime() - cpuBegun;
        }
        return cpu;
    }
}
