package org.longwave.benchmarks.desk;

import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;

/** A sine, as fast as it is asked for; a device's thread. */
final class ToneSource implements AudioInput {
    private static final int TABLE = 48_000;
    private static volatile boolean silent;
    private final float[] period = new float[TABLE];
    private int at;

    /** @param hz whole, at 48 kHz */
    ToneSource(int hz, double level) {
        for (int i = 0; i < TABLE; i++) period[i] = (float) (level * Math.sin(2 * Math.PI * hz * i / TABLE));
    }

    /** From now on all of them give silence. */
    static void hush() {
        silent = true;
    }

    @Override
    public void open(StreamFormat format, InputControl control) {
        at = 0;
    }

    @Override
    public int read(float[][] planar, int frames) {
        boolean hushed = silent;
        for (int i = 0; i < frames; i++) {
            for (float[] channel : planar) channel[i] = hushed ? 0f : period[at];
            if (++at == TABLE) at = 0;
        }
        return frames;
    }

    @Override
    public void close() {
        at = 0;
    }
}
