package org.longwave.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;
import org.longwave.api.effect.KeyedEffect;

/**
 * What every effect must do, whoever made it; extend it in a test of your own. On the test's thread: an effect is run
 * as the engine would, by hand.
 */
public abstract class EffectContract {
    private static final StreamFormat STEREO = new StreamFormat(48_000, 2, 256);
    private static final List<StreamFormat> FORMATS = List.of(
            STEREO,
            new StreamFormat(44_100, 1, 64),
            new StreamFormat(96_000, 2, 1024),
            new StreamFormat(192_000, 1, 512));
    private static final int MOST_MODES = 32;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The factory under test; the same kind each time. */
    protected abstract EffectFactory factory();

    /** Parameters by name and the values with which it changes no bit, only delays; the others stay initial. */
    protected abstract Map<String, Float> neutral();

    /** The greatest click, as the fourth difference of a tone, that a move of this parameter may make. */
    protected double clickLimit(EffectParameter moved) {
        return 0.01;
    }

    private Effect create(StreamFormat format) {
        return factory().create(format);
    }

    private Effect neutral(StreamFormat format) {
        Effect effect = create(format);
        List<EffectParameter> parameters = factory().parameters();
        Set<String> left = new HashSet<>(neutral().keySet());
        for (int p = 0; p < parameters.size(); p++) {
            Float value = neutral().get(parameters.get(p).name());
            left.remove(parameters.get(p).name());
            if (value != null) effect.set(p, value);
        }
        assertEquals(Set.of(), left, "names that are no parameters");
        effect.reset();
        return effect;
    }

    /** Noise with loud and quiet stretches, the same for the same seed. */
    private static float[][] noise(StreamFormat format, int frames, long seed) {
        Random random = new Random(seed);
        float[][] sound = new float[format.channels()][frames];
        float level = 0.5f;
        for (int i = 0; i < frames; i++) {
            if (random.nextInt(4000) == 0) level = (float) Math.pow(10, random.nextDouble(-4, 0.5));
            for (float[] channel : sound) channel[i] = level * (2 * random.nextFloat() - 1);
        }
        return sound;
    }

    private static float[][] copy(float[][] sound) {
        float[][] copy = new float[sound.length][];
        for (int c = 0; c < sound.length; c++) copy[c] = sound[c].clone();
        return copy;
    }

    /** In place, in blocks as the engine gives them. */
    private static void run(Effect effect, StreamFormat format, float[][] sound) {
        run(effect, format, sound, 0, sound[0].length);
    }

    private static void run(Effect effect, StreamFormat format, float[][] sound, int from, int to) {
        float[][] block = format.newBlock();
        for (int at = from; at < to; at += format.blockFrames()) {
            int frames = Math.min(format.blockFrames(), to - at);
            for (int c = 0; c < block.length; c++) System.arraycopy(sound[c], at, block[c], 0, frames);
            effect.process(block, 0, frames);
            for (int c = 0; c < block.length; c++) System.arraycopy(block[c], 0, sound[c], at, frames);
        }
    }

    private static void assertSame(float[][] expected, float[][] actual, String what) {
        for (int c = 0; c < expected.length; c++) assertArrayEquals(expected[c], actual[c], what);
    }

    /** Initial, all least, all greatest, and each parameter alone at its ends and in each of its modes. */
    private List<float[]> settings() {
        List<EffectParameter> parameters = factory().parameters();
        int n = parameters.size();
        List<float[]> all = new ArrayList<>(List.of(new float[n], new float[n], new float[n]));
        for (int p = 0; p < n; p++) {
            all.get(0)[p] = parameters.get(p).initial();
            all.get(1)[p] = parameters.get(p).min();
            all.get(2)[p] = parameters.get(p).max();
        }
        for (int p = 0; p < n; p++)
            for (float value : values(parameters.get(p))) {
                float[] one = all.getFirst().clone();
                one[p] = value;
                all.add(one);
            }
        for (EffectPreset preset : factory().presets()) {
            float[] values = new float[n];
            for (int p = 0; p < n; p++) values[p] = preset.values().get(p);
            all.add(values);
        }
        return all;
    }

    private static List<Float> values(EffectParameter parameter) {
        List<Float> values = new ArrayList<>(List.of(parameter.min(), parameter.max()));
        if (parameter.whole() && parameter.max() - parameter.min() <= MOST_MODES)
            for (float v = parameter.min() + 1; v < parameter.max(); v++) values.add(v);
        return values;
    }

    private static void apply(Effect effect, float[] setting) {
        for (int p = 0; p < setting.length; p++) effect.set(p, setting[p]);
    }

    private static float random(EffectParameter parameter, Random random) {
        float value = parameter.min() + random.nextFloat() * (parameter.max() - parameter.min());
        return parameter.whole() ? Math.round(value) : value;
    }

    @Test
    void describesItself() {
        EffectFactory factory = factory();
        assertFalse(factory.id().isBlank());
        assertFalse(factory.name().isBlank());
        assertFalse(factory.version().isBlank());
        assertEquals(factory.parameters(), factory().parameters(), "always the same list");
        Set<String> names = new HashSet<>();
        for (EffectParameter p : factory.parameters()) assertTrue(names.add(p.name()), "two are named " + p.name());
    }

    @Test
    void presetsAreInRange() {
        Set<String> names = new HashSet<>();
        List<EffectParameter> parameters = factory().parameters();
        for (EffectPreset preset : factory().presets()) {
            assertTrue(names.add(preset.name()), "two are named " + preset.name());
            assertEquals(parameters.size(), preset.values().size(), preset.name());
            for (int p = 0; p < parameters.size(); p++) {
                EffectParameter parameter = parameters.get(p);
                float value = preset.values().get(p);
                String what = preset.name() + " sets " + parameter.name() + " to " + value;
                assertTrue(value >= parameter.min() && value <= parameter.max(), what);
                assertTrue(!parameter.whole() || value == Math.rint(value), what);
            }
        }
    }

    @Test
    void givesFiniteSoundAtEveryExtreme() {
        for (StreamFormat format : FORMATS) {
            Effect effect = create(format);
            for (float[] setting : settings()) {
                apply(effect, setting);
                for (float level : new float[] {0f, 0.1f, 1f, 4f, 1000f}) {
                    float[][] sound = noise(format, 4 * format.blockFrames(), 3);
                    for (float[] channel : sound) for (int i = 0; i < channel.length; i++) channel[i] *= level;
                    run(effect, format, sound);
                    for (float[] channel : sound)
                        for (float x : channel)
                            assertTrue(Float.isFinite(x), format + " " + java.util.Arrays.toString(setting));
                    assertTrue(effect.reductionDb() >= 0 && Float.isFinite(effect.reductionDb()), "reduction");
                }
            }
        }
    }

    @Test
    void changesNoBitWhenNeutralButDelays() {
        for (StreamFormat format : FORMATS) {
            Effect effect = neutral(format);
            int delay = effect.latencyFrames();
            assertTrue(delay >= 0, "latency " + delay);
            float[][] in = noise(format, format.rateHz(), 5);
            for (float[] channel : in) for (int i = 0; i < channel.length; i++) channel[i] *= 0.02f;
            float[][] out = copy(in);
            run(effect, format, out);
            assertEquals(delay, effect.latencyFrames(), "constant");
            for (int c = 0; c < in.length; c++)
                for (int i = delay; i < in[c].length; i++) assertEquals(in[c][i - delay], out[c][i], "frame " + i);
        }
    }

    @Test
    void givesTheSameBitsHoweverABlockIsCut() {
        for (StreamFormat format : FORMATS) sameBits(format, false);
    }

    @Test
    void givesTheSameBitsWithAKeyHoweverABlockIsCut() {
        if (create(STEREO) instanceof KeyedEffect) for (StreamFormat format : FORMATS) sameBits(format, true);
    }

    private void sameBits(StreamFormat format, boolean keyed) {
        List<EffectParameter> parameters = factory().parameters();
        Effect whole = create(format);
        Effect cut = create(format);
        Random random = new Random(11);
        for (int b = 0; b < 400; b++) {
            if (b % 7 == 0) {
                int p = random.nextInt(parameters.size());
                float value = random(parameters.get(p), random);
                whole.set(p, value);
                cut.set(p, value);
            }
            float[][] expected = noise(format, format.blockFrames(), b);
            float[][] actual = copy(expected);
            float[][] key = keyed ? noise(format, format.blockFrames(), -b - 1) : null;
            part(whole, expected, key, 0, format.blockFrames());
            for (int at = 0; at < format.blockFrames(); ) {
                int to = Math.min(format.blockFrames(), at + 1 + random.nextInt(format.blockFrames()));
                part(cut, actual, key, at, to);
                at = to;
            }
            assertSame(expected, actual, format + " block " + b);
        }
    }

    private static void part(Effect effect, float[][] block, float[][] key, int from, int to) {
        if (key == null) effect.process(block, from, to);
        else ((KeyedEffect) effect).process(block, key, from, to);
    }

    @Test
    void leavesTheKeyAlone() {
        if (!(create(STEREO) instanceof KeyedEffect effect)) return;
        float[][] key = noise(STEREO, 256, 1);
        float[][] before = copy(key);
        for (int i = 0; i < 50; i++) effect.process(noise(STEREO, 256, i), key, 0, 256);
        assertSame(before, key, "key");
    }

    @Test
    void touchesNoFrameOutsideItsPart() {
        Effect effect = create(STEREO);
        float[][] block = noise(STEREO, 256, 1);
        float[][] before = copy(block);
        effect.process(block, 100, 150);
        for (int c = 0; c < 2; c++)
            for (int i = 0; i < 256; i++)
                if (i < 100 || i >= 150) assertEquals(before[c][i], block[c][i], "frame " + i);
    }

    @Test
    void givesTheSameBitsAgain() {
        for (float[] setting : settings()) {
            float[][] one = noise(STEREO, 8192, 2);
            float[][] two = copy(one);
            for (float[][] sound : List.of(one, two)) {
                Effect effect = create(STEREO);
                apply(effect, setting);
                run(effect, STEREO, sound);
            }
            assertSame(one, two, java.util.Arrays.toString(setting));
        }
    }

    @Test
    void resetForgetsAllSound() {
        for (float[] setting : settings()) {
            Effect used = create(STEREO);
            apply(used, setting);
            run(used, STEREO, noise(STEREO, 30_000, 4));
            used.reset();
            Effect fresh = create(STEREO);
            apply(fresh, setting);
            fresh.reset();
            float[][] one = noise(STEREO, 8192, 2);
            float[][] two = copy(one);
            run(used, STEREO, one);
            run(fresh, STEREO, two);
            assertSame(two, one, java.util.Arrays.toString(setting));
        }
    }

    @Test
    void allocatesNothing() {
        List<EffectParameter> parameters = factory().parameters();
        Effect effect = create(STEREO);
        float[][] noise = noise(STEREO, 256, 6);
        float[][] block = copy(noise);
        Random random = new Random(1);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long bytes = 0;
            for (int b = 0; b < 2000; b++) {
                int p = random.nextInt(parameters.size());
                float value = random(parameters.get(p), random);
                for (int c = 0; c < 2; c++) System.arraycopy(noise[c], 0, block[c], 0, 256);
                long before = THREADS.getCurrentThreadAllocatedBytes();
                effect.set(p, value);
                effect.process(block, 0, 100);
                effect.process(block, 100, 256);
                if (b % 100 == 0) effect.reset();
                bytes += THREADS.getCurrentThreadAllocatedBytes() - before;
            }
            least = Math.min(least, bytes);
        }
        assertEquals(0, least, "bytes in the best of 5 rounds");
    }

    /** A click is what a steady tone of 200 Hz does not have: its fourth difference is 5e-7 of its amplitude. */
    @Test
    void movesWithoutAClick() {
        List<EffectParameter> parameters = factory().parameters();
        for (float[] setting : settings())
            for (int p = 0; p < parameters.size(); p++)
                for (float value : values(parameters.get(p))) {
                    if (value == setting[p]) continue;
                    double click = clickOf(setting, p, value);
                    assertTrue(
                            click < clickLimit(parameters.get(p)),
                            parameters.get(p).name() + " to " + value + " clicks: " + click + " from "
                                    + java.util.Arrays.toString(setting));
                }
    }

    private double clickOf(float[] setting, int p, float value) {
        int settle = 48_000;
        int frames = settle + 12_000;
        float[][] sound = new float[2][frames];
        for (int i = 0; i < frames; i++) {
            float x = (float) (Math.min(1, i / 24_000.0) * 0.4 * Math.sin(2 * Math.PI * 200 / 48_000 * i));
            sound[0][i] = x;
            sound[1][i] = 0.5f * x;
        }
        Effect effect = create(STEREO);
        apply(effect, setting);
        effect.reset();
        run(effect, STEREO, sound, 0, settle);
        effect.set(p, value);
        run(effect, STEREO, sound, settle, frames);
        double most = 0;
        double loudest = 1;
        for (int i = settle - 4800; i < frames - 4; i++) {
            float[] s = sound[0];
            loudest = Math.max(loudest, Math.abs(s[i]));
            double d = (double) s[i] - 4.0 * s[i + 1] + 6.0 * s[i + 2] - 4.0 * s[i + 3] + s[i + 4];
            if (i >= settle) most = Math.max(most, Math.abs(d));
        }
        return most / loudest;
    }

    @Test
    void noStateIsSubnormalAfterSilence() {
        for (float[] setting : settings().subList(0, 3)) {
            Effect effect = create(STEREO);
            apply(effect, setting);
            run(effect, STEREO, noise(STEREO, 48_000, 8));
            float[][] silence = STEREO.newBlock();
            for (int b = 0; b < 60 * 48_000 / 256; b++) {
                for (float[] channel : silence) java.util.Arrays.fill(channel, 0f);
                effect.process(silence, 0, 256);
                if (b % 50 == 0) assertEquals(List.of(), Subnormals.in(effect), "after " + b + " blocks of silence");
            }
        }
    }
}
