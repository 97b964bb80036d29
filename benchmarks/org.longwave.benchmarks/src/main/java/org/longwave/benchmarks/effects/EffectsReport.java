package org.longwave.benchmarks.effects;

import org.longwave.api.effect.EffectFactory;
import org.longwave.benchmarks.Forks;
import org.openjdk.jmh.runner.RunnerException;

/** {@code bench effects}: nanoseconds per stereo frame of each effect. */
public final class EffectsReport {
    private EffectsReport() {}

    public static boolean run(boolean isShort) throws RunnerException {
        Forks forks = Forks.of(isShort, "-XX:+UseZGC", "-Xms256m", "-Xmx256m");
        System.out.printf("ns per stereo frame, first preset, median of %d forks%n", forks.rounds());
        System.out.printf("%-34s %8s %8s%n", "effect", "quiet", "loud");
        for (EffectFactory factory : EffectsBenchmark.ALL)
            System.out.printf(
                    "%-34s %8.1f %8.1f%n",
                    factory.id(), nanos(forks, factory.id(), false), nanos(forks, factory.id(), true));
        return true;
    }

    private static double nanos(Forks forks, String id, boolean loud) throws RunnerException {
        double[] rounds = new double[forks.rounds()];
        for (int r = 0; r < rounds.length; r++)
            rounds[r] = forks.once(EffectsBenchmark.class, "process", "id", id, "loud", loud + "")
                            .getPrimaryResult()
                            .getScore()
                    / EffectsBenchmark.FRAMES;
        return Forks.median(rounds);
    }
}
