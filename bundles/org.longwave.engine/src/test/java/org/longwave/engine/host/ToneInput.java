package org.longwave.engine.host;

import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;

/** A sine of exactly known samples, or a ramp of frame numbers, for tests; device thread or none. */
final class ToneInput implements AudioInput {
    final double hz;
    double level;
    long length = Long.MAX_VALUE;
    long at;
    int opened;
    int closed;
    InputControl control;
    private int rateHz;

    ToneInput(double hz, double level) {
        this.hz = hz;
        this.level = level;
    }

    static float sample(double hz, double level, int rateHz, long frame) {
        return (float) (level * StrictMath.sin(2 * Math.PI * (hz * frame % rateHz) / rateHz));
    }

    @Override
    public void open(StreamFormat format, InputControl inputControl) {
        opened++;
        rateHz = format.rateHz();
        control = inputControl;
    }

    @Override
    public int read(float[][] planar, int frames) {
        int n = (int) Math.min(frames, length - at);
        if (n == 0) return ENDED;
        for (int i = 0; i < n; i++, at++) for (float[] channel : planar) channel[i] = sample(hz, level, rateHz, at);
        return n;
    }

    @Override
    public void close() {
        closed++;
    }
}
