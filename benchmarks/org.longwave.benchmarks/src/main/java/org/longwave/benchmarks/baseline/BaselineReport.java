package org.longwave.benchmarks.baseline;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.longwave.api.StreamFormat;
import org.longwave.benchmarks.Percentiles;
import org.longwave.benchmarks.load.Nuisances;
import org.longwave.engine.rt.RingMixdown;

/** {@code bench baseline}: the mutexed deques that the rings replace, beside the rings, in one run. */
public final class BaselineReport {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);
    private static final int TARGET_FRAMES = 2181;
    private static final int PPM = 300;

    private record Load(double cpuMicros, Percentiles pushes, Percentiles mixes) {}

    private BaselineReport() {}

    /** True: ours bounds the delay and pushes and mixes for less. */
    public static boolean run(boolean isShort) throws InterruptedException {
        boolean passed = drift();
        passed &= stall();
        return passed & load(isShort ? 3 : 20);
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
        return Arrays.stream(ours).max().orElseThrow() <= 8192 * 1e3 / FORMAT.rateHz();
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
        return ours[2] < ours[0] + 3;
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

    private static boolean load(int seconds) throws InterruptedException {
        int hogs = Runtime.getRuntime().availableProcessors();
        System.out.printf(
                "device threads push 128 frames a period, one thread mixes; normal priority, %d hogs, 500 MB/s of"
                        + " garbage; %d s%n",
                hogs, seconds);
        System.out.printf(
                "  %-14s %6s %14s %12s %12s %12s %12s %12s%n",
                "", "inputs", "CPU us/block", "push p50 us", "p99.9 us", "worst us", "mix p50 us", "worst us");
        boolean passed = false;
        for (int inputs : new int[] {8, 64}) {
            measure(mutexed(inputs), inputs, 2);
            Load old = measure(mutexed(inputs), inputs, seconds);
            measure(ours(inputs), inputs, 2);
            Load now = measure(ours(inputs), inputs, seconds);
            print("mutexed deque", inputs, old);
            print("input ring", inputs, now);
            passed &= now.cpuMicros() < old.cpuMicros()
                    && now.pushes().at(0.5) <= old.pushes().at(0.5);
        }
        System.out.printf(
                "  %s with 64 inputs ours takes less CPU a block and a shorter push%n", passed ? "PASS" : "FAIL");
        return passed;
    }

    private static void print(String name, int inputs, Load l) {
        System.out.printf(
                "  %-14s %6d %14.2f %12.2f %12.2f %12.1f %12.2f %12.1f%n",
                name,
                inputs,
                l.cpuMicros(),
                l.pushes().microsAt(0.5),
                l.pushes().microsAt(0.999),
                l.pushes().microsAt(1),
                l.mixes().microsAt(0.5),
                l.mixes().microsAt(1));
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
        return new Load(cpu / 1e3 / blocks, new Percentiles(all), new Percentiles(mixes));
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
