package org.longwave.benchmarks.mix;

import org.longwave.benchmarks.Forks;
import org.longwave.engine.rt.MixBenchmark;
import org.openjdk.jmh.runner.RunnerException;

/** {@code bench mix}: nanoseconds per stereo channel-frame, the engine's loop beside the Vector API. */
public final class MixReport {
    private MixReport() {}

    public static boolean run(boolean isShort) throws RunnerException {
        boolean same = true;
        for (int i = 0; i < 300; i++) same &= MixBenchmark.kernelsAgree(); // interpreted and compiled
        System.out.println((same ? "PASS" : "FAIL") + " the plain loop and the Vector API give the same bits");
        Forks forks = Forks.of(isShort, "--add-modules=jdk.incubator.vector", "-XX:+UseZGC", "-Xms256m", "-Xmx256m");
        System.out.printf("64 stereo channels, ns per stereo channel-frame, median of %d forks%n", forks.rounds());
        System.out.printf("%6s %14s %10s %12s %8s%n", "frames", "gain", "plain", "Vector API", "ratio");
        for (int frames : new int[] {128, 256})
            for (boolean moving : new boolean[] {true, false}) {
                double[] plain = new double[forks.rounds()];
                double[] vector = new double[forks.rounds()];
                for (int round = 0; round < forks.rounds(); round++) {
                    plain[round] = one(forks, "plain", frames, moving);
                    vector[round] = one(forks, "vector", frames, moving);
                }
                double p = Forks.median(plain);
                double v = Forks.median(vector);
                System.out.printf(
                        "%6d %14s %10.3f %12.3f %7.2fx%n", frames, moving ? "moving" : "at rest", p, v, p / v);
            }
        System.out.println("C: not measured, no C source is at hand");
        return same;
    }

    private static double one(Forks forks, String method, int frames, boolean moving) throws RunnerException {
        double nanos = forks.once(MixBenchmark.class, method, "frames", frames + "", "moving", moving + "")
                .getPrimaryResult()
                .getScore();
        return nanos / MixBenchmark.CHANNELS / frames;
    }
}
