package org.longwave.engine.rt;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The strips' inner loop: 64 stereo channels under a gain, added up on a stereo bus; no rings, no meters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MixBenchmark {
    /** Stereo channels mixed by one call. */
    public static final int CHANNELS = 64;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    @Param({"128"})
    public int frames;

    /** Whether the gain is on its way to a new value. */
    @Param({"true"})
    public boolean moving;

    private float[][] in;
    private float[][] bus;
    private float[] index;
    private Ramp[] gains;
    private int rampFrames = 1 << 30;

    @Setup
    public void fill() {
        Random random = new Random(1);
        in = new float[2 * CHANNELS][frames];
        for (float[] channel : in) for (int i = 0; i < frames; i++) channel[i] = random.nextFloat() - 0.5f;
        bus = new float[2][frames];
        index = new float[frames];
        for (int i = 0; i < frames; i++) index[i] = i;
        gains = new Ramp[2 * CHANNELS];
        for (int c = 0; c < gains.length; c++) {
            gains[c] = new Ramp(rampFrames, 0.5f);
            if (moving) gains[c].moveTo(0.25f);
        }
    }

    /** The engine's own loop. */
    @Benchmark
    public float[][] plain() {
        clear();
        for (int c = 0; c < in.length; c++) gains[c].mix(in[c], bus[c & 1], 0, frames);
        return bus;
    }

    /** The same sums, in the same order, with the Vector API. */
    @Benchmark
    public float[][] vector() {
        clear();
        for (int c = 0; c < in.length; c++) {
            if (moving) rampVector(in[c], bus[c & 1], 0.5f, (float) (-0.25 / rampFrames));
            else gainVector(in[c], bus[c & 1], 0.5f);
        }
        return bus;
    }

    /** Both loops give the same bits, on the way to a gain and at rest. */
    public static boolean kernelsAgree() {
        boolean same = true;
        for (int length : new int[] {0, 300, 480, 1000}) {
            MixBenchmark mix = new MixBenchmark();
            mix.frames = 256;
            mix.moving = length > 0;
            if (length > 0) mix.rampFrames = length;
            mix.fill();
            float[][] plain = {mix.plain()[0].clone(), mix.bus[1].clone()};
            float[][] vector = mix.vector();
            for (int c = 0; c < 2; c++)
                for (int i = 0; i < mix.frames; i++)
                    same &= Float.floatToRawIntBits(plain[c][i]) == Float.floatToRawIntBits(vector[c][i]);
        }
        return same;
    }

    private void clear() {
        for (float[] channel : bus) for (int i = 0; i < channel.length; i++) channel[i] = 0f;
    }

    private void rampVector(float[] source, float[] target, float first, float step) {
        FloatVector start = FloatVector.broadcast(SPECIES, first + step);
        for (int i = 0; i < frames; i += SPECIES.length()) {
            FloatVector gain =
                    FloatVector.fromArray(SPECIES, index, i).mul(step).add(start);
            FloatVector.fromArray(SPECIES, target, i)
                    .add(FloatVector.fromArray(SPECIES, source, i).mul(gain))
                    .intoArray(target, i);
        }
    }

    private void gainVector(float[] source, float[] target, float gain) {
        for (int i = 0; i < frames; i += SPECIES.length())
            FloatVector.fromArray(SPECIES, target, i)
                    .add(FloatVector.fromArray(SPECIES, source, i).mul(gain))
                    .intoArray(target, i);
    }
}
