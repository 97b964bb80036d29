package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.api.effect.Effect;
import org.longwave.dsp.FastDecibels;

/**
 * Ten bells an octave apart; engine thread. Each bell reaches into its neighbours, so the bells' own gains are solved
 * for the gains that are wanted at the centres: some steps of Newton's method with a Jacobian from the start, once for
 * each time something was set.
 */
@RealTime
final class GraphicEq implements Effect {
    /** ISO 266. */
    static final double[] CENTRES_HZ = {31.5, 63, 125, 250, 500, 1000, 2000, 4000, 8000, 16_000};

    static final int BANDS = CENTRES_HZ.length;
    private static final double Q = 1.41;
    private static final int STEPS = 8;
    private static final double PROBE_DB = 6;
    private static final double MOST_DB = 24;

    private final EqBands bands;
    private final double[] wanted = new double[BANDS];
    private final double[] gains = new double[BANDS];
    private final double[] errors = new double[BANDS];
    private final double[][] inverse;
    private final int glideFrames;
    private boolean changed;

    GraphicEq(int channels, int rateHz) {
        bands = new EqBands(BANDS, channels, rateHz);
        glideFrames = rateHz / 33;
        double[][] influence = new double[BANDS][BANDS];
        for (int at = 0; at < BANDS; at++)
            for (int of = 0; of < BANDS; of++) influence[at][of] = bellDb(at, of, PROBE_DB) / PROBE_DB;
        inverse = Matrices.inverse(influence);
        changed = true;
        reset();
    }

    /** What the bell {@code of} with this gain does at the centre {@code at}. */
    private static double bellDb(int at, int of, double gainDb) {
        double w = CENTRES_HZ[at] / CENTRES_HZ[of];
        double a = FastDecibels.toGain(gainDb / 2);
        double detuned = (1 - w * w) * (1 - w * w);
        double up = w * a / Q;
        double down = w / (a * Q);
        return FastDecibels.ofLevel((detuned + up * up) / (detuned + down * down)) / 2;
    }

    @Override
    public void process(float[][] block, int from, int to) {
        shape(glideFrames);
        bands.process(block, from, to);
    }

    private void shape(int frames) {
        if (!changed) return;
        changed = false;
        solve();
        for (int b = 0; b < BANDS; b++) bands.band(b).shape(EqBand.BELL, CENTRES_HZ[b], gains[b], Q, frames);
    }

    private void solve() {
        boolean flat = true;
        for (int b = 0; b < BANDS; b++) {
            gains[b] = 0;
            flat &= wanted[b] == 0;
        }
        if (flat) return;
        for (int step = 0; step < STEPS; step++) {
            for (int at = 0; at < BANDS; at++) {
                errors[at] = wanted[at];
                for (int of = 0; of < BANDS; of++) errors[at] -= bellDb(at, of, gains[of]);
            }
            for (int of = 0; of < BANDS; of++) {
                double change = 0;
                for (int at = 0; at < BANDS; at++) change += inverse[of][at] * errors[at];
                gains[of] = Math.max(-MOST_DB, Math.min(MOST_DB, gains[of] + change));
            }
        }
    }

    @Override
    public void set(int parameter, float value) {
        if (parameter == BANDS) {
            bands.gain(FastDecibels.toGain(value));
            return;
        }
        changed |= wanted[parameter] != value;
        wanted[parameter] = value;
    }

    @Override
    public void reset() {
        shape(0);
        bands.reset();
    }

    @Override
    public int latencyFrames() {
        return 0;
    }
}
