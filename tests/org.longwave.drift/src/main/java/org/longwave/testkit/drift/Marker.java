package org.longwave.testkit.drift;

import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;

/** A burst of 2 kHz under a Hann window, 10 ms, twice a second, on the left channel; device thread. */
public final class Marker implements AudioInput {
    static final int FRAMES = 480;
    static final int PERIOD = 24_000;
    static final double PEAK = 0.5;

    private long at;

    static float sample(long frame) {
        int i = (int) (frame % PERIOD);
        if (i >= FRAMES) return 0f;
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / FRAMES);
        return (float) (PEAK * window * Math.sin(2 * Math.PI * 2000 * i / 48_000));
    }

    @Override
    public void open(StreamFormat format, InputControl control) {
        if (format.rateHz() != 48_000) throw new IllegalArgumentException("rateHz is " + format.rateHz());
    }

    @Override
    public int read(float[][] planar, int frames) {
        for (int i = 0; i < frames; i++) {
            planar[0][i] = sample(at + i);
            planar[1][i] = 0f;
        }
        at += frames;
        return frames;
    }

    @Override
    public void close() {}
}
