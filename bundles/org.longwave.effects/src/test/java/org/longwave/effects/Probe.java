package org.longwave.effects;

import java.util.List;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.Effect;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;

/** An effect with settings by name, and tones to send through it. */
final class Probe {
    static final int RATE = 48_000;
    static final int BLOCK = 64;

    final Effect effect;
    private final List<EffectParameter> parameters;

    /** Pairs of a parameter's name and its value. */
    Probe(EffectFactory factory, Object... pairs) {
        parameters = factory.parameters();
        effect = factory.create(new StreamFormat(RATE, 1, BLOCK));
        for (int i = 0; i < pairs.length; i += 2) set((String) pairs[i], ((Number) pairs[i + 1]).floatValue());
        effect.reset();
    }

    void set(String name, float value) {
        for (int p = 0; p < parameters.size(); p++)
            if (parameters.get(p).name().equals(name)) {
                effect.set(p, value);
                return;
            }
        throw new IllegalArgumentException(name);
    }

    float[] run(float[] sound) {
        float[][] block = {sound.clone()};
        for (int at = 0; at < sound.length; at += BLOCK) effect.process(block, at, Math.min(sound.length, at + BLOCK));
        return block[0];
    }

    static float[] tone(double hz, double db, double seconds) {
        float[] sound = new float[(int) (seconds * RATE)];
        double peak = Math.pow(10, db / 20);
        for (int i = 0; i < sound.length; i++) sound[i] = (float) (peak * Math.sin(2 * Math.PI * hz / RATE * i));
        return sound;
    }

    static float[] constant(double db, double seconds) {
        float[] sound = new float[(int) (seconds * RATE)];
        java.util.Arrays.fill(sound, (float) Math.pow(10, db / 20));
        return sound;
    }

    static float[] join(float[]... parts) {
        int n = 0;
        for (float[] p : parts) n += p.length;
        float[] all = new float[n];
        n = 0;
        for (float[] p : parts) {
            System.arraycopy(p, 0, all, n, p.length);
            n += p.length;
        }
        return all;
    }

    /** By how many dB {@code out} is above {@code in} over the last part of a second. */
    static double gainDb(float[] in, float[] out, double seconds) {
        double a = 0;
        double b = 0;
        for (int i = in.length - (int) (seconds * RATE); i < in.length; i++) {
            a += (double) in[i] * in[i];
            b += (double) out[i] * out[i];
        }
        return 10 * Math.log10(b / a);
    }

    /** The gain of each frame in dB, where the sound is not 0. */
    static double[] gainsDb(float[] in, float[] out) {
        double[] db = new double[in.length];
        for (int i = 0; i < in.length; i++) db[i] = 20 * Math.log10(Math.abs(out[i] / (double) in[i]));
        return db;
    }

    /** Milliseconds from frame {@code from} until the gain has gone 63.2 % of the way from there to {@code goalDb}. */
    static double timeMillis(double[] gainsDb, int from, double goalDb) {
        double start = gainsDb[from];
        double level = start + (goalDb - start) * (1 - Math.exp(-1));
        for (int i = from; i < gainsDb.length; i++)
            if (goalDb > start ? gainsDb[i] >= level : gainsDb[i] <= level) return (i - from) * 1000.0 / RATE;
        return Double.NaN;
    }
}
