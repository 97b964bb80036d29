package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.api.effect.Effect;
import org.longwave.dsp.FastDecibels;

/** Six bands of any shape; engine thread. What is set is designed once, before the next sound, and glided to. */
@RealTime
final class ParametricEq implements Effect {
    static final int BANDS = 6;
    static final int TYPE = 0;
    static final int HZ = 1;
    static final int GAIN = 2;
    static final int Q = 3;
    static final int PER_BAND = 4;

    private final EqBands bands;
    private final float[] values;
    private final boolean[] changed = new boolean[BANDS];
    private final int glideFrames;

    /** @param values the initial ones */
    ParametricEq(int channels, int rateHz, float[] values) {
        bands = new EqBands(BANDS, channels, rateHz);
        this.values = values.clone();
        glideFrames = rateHz / 33;
        for (int b = 0; b < BANDS; b++) changed[b] = true;
        set(BANDS * PER_BAND, values[BANDS * PER_BAND]);
        reset();
    }

    @Override
    public void process(float[][] block, int from, int to) {
        shape(glideFrames);
        bands.process(block, from, to);
    }

    private void shape(int frames) {
        for (int b = 0; b < BANDS; b++) {
            if (!changed[b]) continue;
            changed[b] = false;
            int at = b * PER_BAND;
            bands.band(b).shape((int) values[at + TYPE], values[at + HZ], values[at + GAIN], values[at + Q], frames);
        }
    }

    @Override
    public void set(int parameter, float value) {
        if (parameter == BANDS * PER_BAND) {
            bands.gain(FastDecibels.toGain(value));
            return;
        }
        if (values[parameter] == value) return;
        values[parameter] = value;
        changed[parameter / PER_BAND] = true;
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
