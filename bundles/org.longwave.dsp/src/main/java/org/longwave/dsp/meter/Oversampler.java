package org.longwave.dsp.meter;

import java.util.Arrays;

/**
 * One thread at a time: the wave between the samples of one channel, as ITU-R BS.1770-5, annex 2, asks: for each frame
 * the highest magnitude of the sample itself and of what lies between it and the next. Four times the rate below
 * 96 kHz, twice below 192 kHz; from there on the samples themselves. A Kaiser-windowed sinc of 32 taps per phase, flat
 * within 0.05 dB up to 0.45 of the rate. The result is {@link #delayFrames()} late.
 */
public final class Oversampler {
    private static final int TAPS = 32;
    private static final double BETA = 5;
    private static final int CHUNK = 256;
    /** Taps around a place that a first look takes, and a second. */
    private static final int[] NEAR = {4, 12};
    /** Beyond one place in so many, all at once are cheaper. */
    private static final int MOST_LOOKED = 12;
    /**
     * Sums of 32 floats are off by less than 6e-6 of the loudest sample; what a look leaves out is at least 0.17 of it,
     * so that this adds more than 1.5e-5.
     */
    private static final float ROUNDING = 1.0001f;

    /** One row of taps for each place between two samples; the place on the sample needs none. */
    private final float[][] phases;

    private final float[] history = new float[TAPS - 1 + CHUNK];
    private final float[] work = new float[CHUNK];
    private final float[] whole = new float[CHUNK];
    /** What lies between samples is at most so much louder than they are. */
    private final float gain;
    /** For each look and phase, the magnitudes of the taps it leaves out. */
    private final float[][] others;

    public Oversampler(int rateHz) {
        Checks.rate(rateHz);
        int factor = rateHz < 96_000 ? 4 : rateHz < 192_000 ? 2 : 1;
        phases = new float[factor - 1][];
        for (int p = 1; p < factor; p++) phases[p - 1] = phase((double) p / factor);
        float most = 1;
        for (float[] taps : phases) {
            float sum = 0;
            for (float tap : taps) sum += Math.abs(tap);
            most = Math.max(most, sum * ROUNDING);
        }
        gain = most;
        others = new float[NEAR.length][phases.length];
        for (int look = 0; look < NEAR.length; look++)
            for (int p = 0; p < phases.length; p++) others[look][p] = others(phases[p], NEAR[look]);
    }

    private static float others(float[] taps, int near) {
        float sum = 0;
        for (int k = 0; k < TAPS; k++) if (k < (TAPS - near) / 2 || k >= (TAPS + near) / 2) sum += Math.abs(taps[k]);
        return sum;
    }

    private static float[] phase(double place) {
        double[] taps = new double[TAPS];
        double sum = 0;
        for (int k = 0; k < TAPS; k++) {
            double x = k - (TAPS / 2 - 1) - place;
            double w = x / (TAPS / 2.0);
            taps[k] = StrictMath.sin(Math.PI * x) / (Math.PI * x) * bessel(BETA * Math.sqrt(Math.max(0, 1 - w * w)));
            sum += taps[k];
        }
        float[] row = new float[TAPS];
        for (int k = 0; k < TAPS; k++) row[k] = (float) (taps[k] / sum);
        return row;
    }

    /** The modified Bessel function of the first kind, order 0, by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-15 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    /** Frames between a sample and its place in the envelope. */
    public int delayFrames() {
        return TAPS / 2;
    }

    /** Writes the highest magnitude at and after each frame to {@code envelope}, from 0 on. */
    public void envelope(float[] x, int from, int frames, float[] envelope) {
        for (int done = 0; done < frames; ) {
            int n = Math.min(CHUNK, frames - done);
            for (int i = 0; i < n; i++) history[TAPS - 1 + i] = Checks.finite(x[from + done + i]);
            chunk(envelope, done, n);
            System.arraycopy(history, n, history, 0, TAPS - 1);
            done += n;
        }
    }

    private void chunk(float[] envelope, int at, int n) {
        int centre = TAPS / 2 - 1;
        for (int i = 0; i < n; i++) envelope[at + i] = Math.abs(history[centre + i]);
        for (float[] taps : phases) {
            Arrays.fill(work, 0, n, 0f);
            for (int k = 0; k < TAPS; k += 4) {
                float t0 = taps[k];
                float t1 = taps[k + 1];
                float t2 = taps[k + 2];
                float t3 = taps[k + 3];
                // the inner loop runs over the frames: the compiler makes vectors of it
                for (int i = 0; i < n; i++)
                    work[i] += t0 * history[k + i]
                            + t1 * history[k + 1 + i]
                            + t2 * history[k + 2 + i]
                            + t3 * history[k + 3 + i];
            }
            for (int i = 0; i < n; i++) envelope[at + i] = Math.max(envelope[at + i], Math.abs(work[i]));
        }
    }

    /**
     * The highest of the envelope of these frames, or {@code least} when none is higher. What cannot be higher, by the
     * samples around it and the sum of the taps, is not looked at: the result is the same to the bit, at a tenth of the work.
     */
    public float peak(float[] x, int from, int frames, float least) {
        float highest = least;
        for (int done = 0; done < frames; ) {
            int n = Math.min(CHUNK, frames - done);
            for (int i = 0; i < n; i++) history[TAPS - 1 + i] = Checks.finite(x[from + done + i]);
            highest = higher(n, highest);
            System.arraycopy(history, n, history, 0, TAPS - 1);
            done += n;
        }
        return highest;
    }

    private float higher(int n, float least) {
        int centre = TAPS / 2 - 1;
        float highest = least;
        for (int i = centre; i < centre + n; i++) highest = Math.max(highest, Math.abs(history[i]));
        float loudest = 0;
        for (int i = 0; i < TAPS - 1 + n; i++) loudest = Math.max(loudest, Math.abs(history[i]));
        if (loudest * gain <= highest) return highest;
        for (int look = 0; look < NEAR.length; look++) {
            Arrays.fill(whole, 0, n, 0f);
            for (int p = 0; p < phases.length; p++)
                bound(phases[p], NEAR[look], loudest * ROUNDING * others[look][p], n);
            int looked = 0;
            for (int i = 0; i < n; i++) if (whole[i] > highest) looked++;
            if (looked <= n / MOST_LOOKED) return looked == 0 ? highest : some(n, highest);
        }
        return all(n, highest);
    }

    /** Only where the bound does not rule it out. */
    private float some(int n, float least) {
        float highest = least;
        for (int i = 0; i < n; i++)
            if (whole[i] > highest) for (float[] taps : phases) highest = Math.max(highest, Math.abs(at(taps, i)));
        return highest;
    }

    /** What lies at a place is at most this: its nearest samples as they are, {@code rest} for the others, as loud as any. */
    private void bound(float[] taps, int near, float rest, int n) {
        Arrays.fill(work, 0, n, 0f);
        for (int k = (TAPS - near) / 2; k < (TAPS + near) / 2; k += 4) {
            float t0 = taps[k];
            float t1 = taps[k + 1];
            float t2 = taps[k + 2];
            float t3 = taps[k + 3];
            for (int i = 0; i < n; i++)
                work[i] += t0 * history[k + i]
                        + t1 * history[k + 1 + i]
                        + t2 * history[k + 2 + i]
                        + t3 * history[k + 3 + i];
        }
        for (int i = 0; i < n; i++) whole[i] = Math.max(whole[i], Math.abs(work[i]) * ROUNDING + rest);
    }

    /** Rounded as {@link #chunk} does: the same sums in the same order. */
    private float at(float[] taps, int i) {
        float sum = 0;
        for (int k = 0; k < TAPS; k += 4)
            sum += taps[k] * history[k + i]
                    + taps[k + 1] * history[k + 1 + i]
                    + taps[k + 2] * history[k + 2 + i]
                    + taps[k + 3] * history[k + 3 + i];
        return sum;
    }

    private float all(int n, float least) {
        chunk(whole, 0, n);
        float highest = least;
        for (int i = 0; i < n; i++) highest = Math.max(highest, whole[i]);
        return highest;
    }

    public void clear() {
        Arrays.fill(history, 0f);
    }
}
