package org.longwave.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Measured at 32 times the rate with a filter of 128 taps that the limiter does not have. */
class TruePeakLimiterTest {
    private static final int RATE = 48_000;
    private static final float CEILING = (float) Math.pow(10, -1 / 20.0);
    /** Of each of the adversarial signals; ten minutes together in the long form. */
    private static final int FRAMES = (Boolean.getBoolean("longwave.long") ? 120 : 4) * RATE;

    private static final double[][] METER = meter();
    private final Random random = new Random(7);

    private static double[][] meter() {
        double[][] rows = new double[32][128];
        for (int p = 0; p < 32; p++)
            for (int k = 0; k < 128; k++) {
                double t = k - 63 - p / 32.0;
                double x = t / 64;
                double window = 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
                rows[p][k] = (t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t)) * window;
            }
        return rows;
    }

    private static double truePeakDb(float[] sound) {
        double most = 0;
        for (int i = 0; i + 128 <= sound.length; i++)
            for (double[] row : METER) {
                double a = 0;
                double b = 0;
                for (int k = 0; k < 128; k += 2) {
                    a += row[k] * sound[i + k];
                    b += row[k + 1] * sound[i + k + 1];
                }
                most = Math.max(most, Math.abs(a + b));
            }
        return 20 * Math.log10(most);
    }

    /** No more than -100 dB above 0.45 of the rate. */
    private static float[] bandLimited(float[] sound) {
        int half = 150;
        double[] h = new double[2 * half + 1];
        for (int k = -half; k <= half; k++) {
            double x = (double) k / half;
            double window = 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
            double cut = 2 * 0.44;
            h[k + half] = (k == 0 ? cut : Math.sin(Math.PI * cut * k) / (Math.PI * k)) * window;
        }
        float[] out = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            double sum = 0;
            for (int k = Math.max(0, i + half - sound.length + 1); k < h.length && k <= i + half; k++)
                sum += h[k] * sound[i + half - k];
            out[i] = (float) sum;
        }
        return out;
    }

    private static float[][] limited(float[] sound) {
        float[][] block = {sound.clone()};
        TruePeakLimiter limiter = new TruePeakLimiter(1, RATE, CEILING, 80);
        for (int at = 0; at < sound.length; at += 256) limiter.process(block, at, Math.min(at + 256, sound.length));
        return block;
    }

    private static void assertKept(String what, float[] sound, double tolerance) {
        double over = truePeakDb(limited(sound)[0]) + 1;
        System.out.printf("%s: %+.3f dB over the ceiling, input %+.1f dBTP%n", what, over, truePeakDb(sound));
        assertTrue(over < tolerance, what + " leaves with " + over + " dB over the ceiling");
        assertTrue(over > -1.5, what + " leaves with " + over + " dB against the ceiling: nothing was proven");
    }

    private float[] noise(boolean bursts) {
        float[] sound = new float[FRAMES];
        float gain = 4f;
        for (int i = 0; i < FRAMES; i++) {
            if (bursts && random.nextInt(900) == 0) gain = (float) Math.pow(10, random.nextDouble(-1, 1.2));
            sound[i] = gain * (2 * random.nextFloat() - 1);
        }
        return sound;
    }

    @Test
    void bandLimitedNoiseInBursts() {
        assertKept("band-limited noise", bandLimited(noise(true)), 0.1);
    }

    @Test
    void bandLimitedTonesThatBeginAndEnd() {
        float[] sound = new float[FRAMES];
        double step = 0;
        double phase = 0;
        float gain = 0f;
        for (int i = 0; i < FRAMES; i++) {
            if (random.nextInt(700) == 0) {
                step = 2 * Math.PI * random.nextDouble(0.001, 0.45);
                phase = random.nextDouble(0, 6.28);
                gain = random.nextInt(3) == 0 ? 0f : (float) Math.pow(10, random.nextDouble(-0.2, 1));
            }
            if (random.nextInt(2000) == 0) step = Math.PI / 2; // a quarter of the rate, sampled beside its tops
            phase += step;
            sound[i] = gain * (float) Math.sin(phase);
        }
        assertKept("tones", bandLimited(sound), 0.1);
    }

    @Test
    void bandLimitedImpulses() {
        float[] sound = new float[FRAMES];
        for (int i = 0; i < FRAMES; i++) if (random.nextInt(60) == 0) sound[i] = 6 * (2 * random.nextFloat() - 1);
        assertKept("impulses", bandLimited(sound), 0.1);
    }

    @Test
    void whiteNoise() {
        assertKept("white noise", noise(false), 0.3);
    }

    @Test
    void squares() {
        float[] sound = new float[FRAMES];
        double period = 100;
        double phase = 0;
        for (int i = 0; i < FRAMES; i++) {
            if (i % 5000 == 0) period = random.nextDouble(2.1, 400);
            phase = (phase + 1 / period) % 1;
            sound[i] = phase < 0.5 ? 3f : -3f;
        }
        assertKept("squares", sound, 0.3);
    }

    @Test
    void belowTheCeilingItIsAPureDelay() {
        float[] sound = new float[RATE];
        for (int i = 0; i < RATE; i++) sound[i] = 0.88f * (float) Math.sin(2 * Math.PI * 997 / RATE * i);
        float[] out = limited(sound)[0];
        int delay = new TruePeakLimiter(1, RATE, CEILING, 80).latencyFrames();
        for (int i = delay; i < RATE; i++) assertEquals(sound[i - delay], out[i], "frame " + i);
    }

    @Test
    void returnsToAPureDelayAfterAPeak() {
        float[] sound = new float[3 * RATE];
        for (int i = 0; i < sound.length; i++)
            sound[i] = (i < RATE / 10 ? 3f : 0.5f) * (float) Math.sin(2 * Math.PI * 997 / RATE * i);
        float[] out = limited(sound)[0];
        int delay = new TruePeakLimiter(1, RATE, CEILING, 80).latencyFrames();
        for (int i = 2 * RATE; i < sound.length; i++) assertEquals(sound[i - delay], out[i], "frame " + i);
    }

    @Test
    void peakBetweenSamplesIsFound() {
        float[] sound = new float[4800];
        for (int i = 0; i < sound.length; i++)
            sound[i] = Math.min(1f, i / 1000f) * (float) Math.sin(Math.PI / 2 * i + Math.PI / 4);
        TruePeakLimiter limiter = new TruePeakLimiter(1, RATE, CEILING, 80);
        limiter.process(new float[][] {sound}, 0, sound.length);
        assertEquals(-1, 20 * Math.log10(limiter.leastGain()), 0.03, "a sine of 0 dBTP whose samples are at -3 dBFS");
    }

    @Test
    void sameBitsHoweverItIsCut() {
        float[] sound = bandLimited(noise(true));
        float[][] whole = limited(sound);
        float[][] cut = {sound.clone()};
        TruePeakLimiter limiter = new TruePeakLimiter(1, RATE, CEILING, 80);
        for (int at = 0; at < sound.length; ) {
            int to = Math.min(sound.length, at + 1 + random.nextInt(200));
            limiter.process(cut, at, to);
            at = to;
        }
        assertArrayEquals(whole[0], cut[0]);
    }

    @Test
    void ceilingMovesWithoutAJump() {
        float[] sound = new float[RATE];
        for (int i = 0; i < RATE; i++) sound[i] = (float) Math.sin(2 * Math.PI * 100 / RATE * i);
        float[][] block = {sound};
        TruePeakLimiter limiter = new TruePeakLimiter(1, RATE, CEILING, 80);
        limiter.process(block, 0, 20_000);
        limiter.ceiling(0.3f);
        limiter.process(block, 20_000, RATE);
        double top = 0;
        double jump = 0;
        for (int i = 20_001; i < RATE; i++) {
            jump = Math.max(jump, Math.abs(block[0][i] - block[0][i - 1]));
            if (i > 21_000) top = Math.max(top, Math.abs(block[0][i]));
        }
        assertTrue(top <= 0.3f, "top " + top);
        assertTrue(jump < 0.03, "jump " + jump);
    }
}
