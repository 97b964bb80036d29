package org.longwave.benchmarks.mix;

import java.io.IOException;
import org.longwave.benchmarks.Forks;
import org.longwave.benchmarks.NativeControl;
import org.longwave.engine.rt.MixBenchmark;
import org.openjdk.jmh.runner.RunnerException;

/** {@code bench mix}: nanoseconds per stereo channel-frame, the engine's loop beside the Vector API and a C loop. */
public final class MixReport {
    private MixReport() {}

    private static final double PLAIN_GOAL = 1.3;
    private static final double VECTOR_GOAL = 1.1;

    /** True: both kernels gave the same bits. The goals beside C are printed, not judged: a C compiler is not everywhere. */
    public static boolean run(boolean isShort) throws RunnerException, IOException, InterruptedException {
        boolean same = true;
        for (int i = 0; i < 300; i++) same &= MixBenchmark.kernelsAgree(); // interpreted and compiled
        System.out.println((same ? "PASS" : "FAIL") + " the plain loop and the Vector API give the same bits");
        NativeControl c = NativeControl.c("mix");
        Forks forks = Forks.of(isShort, "--add-modules=jdk.incubator.vector", "-XX:+UseZGC", "-Xms256m", "-Xmx256m");
        System.out.printf("64 stereo channels, ns per stereo channel-frame, median of %d forks%n", forks.rounds());
        System.out.printf(
                "%6s %10s %10s %12s %10s %12s %12s%n",
                "frames", "gain", "plain", "Vector API", "C", "plain / C", "Vector / C");
        for (int frames : new int[] {128, 256})
            for (boolean moving : new boolean[] {true, false}) {
                double[] plain = new double[forks.rounds()];
                double[] vector = new double[forks.rounds()];
                double[] control = new double[forks.rounds()];
                for (int round = 0; round < forks.rounds(); round++) {
                    plain[round] = one(forks, "plain", frames, moving);
                    vector[round] = one(forks, "vector", frames, moving);
                    if (c.isThere())
                        control[round] = c.run(frames, moving ? "moving" : "rest", isShort ? 20_000 : 100_000)
                                .get("nanos");
                }
                double p = Forks.median(plain);
                double v = Forks.median(vector);
                String beside = c.isThere()
                        ? String.format(
                                "%10.3f %11.2fx %11.2fx",
                                Forks.median(control), p / Forks.median(control), v / Forks.median(control))
                        : "not measured";
                System.out.printf("%6d %10s %10.3f %12.3f %s%n", frames, moving ? "moving" : "at rest", p, v, beside);
            }
        if (c.isThere()) System.out.printf("goals: plain <= %.1fx C, Vector API <= %.1fx C%n", PLAIN_GOAL, VECTOR_GOAL);
        else System.out.println("C: not measured: " + c.whyNot());
        return same;
    }

    private static double one(Forks forks, String method, int frames, boolean moving) throws RunnerException {
        double nanos = forks.once(MixBenchmark.class, method, "frames", frames + "", "moving", moving + "")
                .getPrimaryResult()
                .getScore();
        return nanos / MixBenchmark.CHANNELS / frames;
    }
}
