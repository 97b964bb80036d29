package org.longwave.benchmarks.effects;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.effects.AheadCompressorFactory;
import org.longwave.effects.CompressorFactory;
import org.longwave.effects.DeEsserFactory;
import org.longwave.effects.DuckerFactory;
import org.longwave.effects.GateFactory;
import org.longwave.effects.GraphicEqFactory;
import org.longwave.effects.LevellerFactory;
import org.longwave.effects.ParametricEqFactory;
import org.longwave.effects.PeakLimiterFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One stereo effect with its first preset on noise: quiet (-30 dBFS) or loud (0 dBFS), 48 kHz, 128 frames. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EffectsBenchmark {
    public static final int FRAMES = 128;
    static final List<EffectFactory> ALL = List.of(
            new ParametricEqFactory(),
            new GraphicEqFactory(),
            new CompressorFactory(),
            new AheadCompressorFactory(),
            new GateFactory(),
            new DeEsserFactory(),
            new PeakLimiterFactory(),
            new LevellerFactory(),
            new DuckerFactory());

    @Param({"longwave.limiter"})
    public String id;

    @Param({"true"})
    public boolean loud;

    private float[][] noise;
    private float[][] block;
    private Effect effect;

    @Setup
    public void open() {
        EffectFactory factory =
                ALL.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
        StreamFormat format = new StreamFormat(48_000, 2, FRAMES);
        effect = factory.create(format);
        List<Float> values = factory.presets().getFirst().values();
        for (int p = 0; p < values.size(); p++) effect.set(p, values.get(p));
        Random random = new Random(1);
        float level = loud ? 1f : 0.03f;
        noise = format.newBlock();
        for (float[] channel : noise)
            for (int i = 0; i < FRAMES; i++) channel[i] = level * (2 * random.nextFloat() - 1);
        block = format.newBlock();
    }

    @Benchmark
    public float[][] process() {
        for (int c = 0; c < 2; c++) System.arraycopy(noise[c], 0, block[c], 0, FRAMES);
        effect.process(block, 0, FRAMES);
        return block;
    }
}
