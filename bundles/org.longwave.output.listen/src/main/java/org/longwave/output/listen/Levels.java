package org.longwave.output.listen;

import java.util.Locale;
import org.longwave.api.AudioBlock;

/** Levels of the bus between two readings: the consumer's thread adds, the level thread takes. */
final class Levels {
    private static final double FLOOR_DB = -90;

    private final float[] peak = new float[2];
    private final double[] power = new double[2];
    private long frames;

    synchronized void add(AudioBlock block) {
        for (int side = 0; side < 2; side++) {
            float[] samples = block.channel(Math.min(side, block.channels() - 1));
            for (int i = 0; i < block.frames(); i++) {
                float sample = Math.abs(samples[i]);
                if (sample > peak[side]) peak[side] = sample;
                power[side] += sample * sample;
            }
        }
        frames += block.frames();
    }

    /** Peaks and RMS in dBFS since the last call, left before right, as JSON members; null when no sound came. */
    synchronized String take() {
        if (frames == 0) return null;
        String text = String.format(
                Locale.ROOT,
                "\"peak\":[%.1f,%.1f],\"rms\":[%.1f,%.1f]",
                db(peak[0]),
                db(peak[1]),
                db(Math.sqrt(power[0] / frames)),
                db(Math.sqrt(power[1] / frames)));
        peak[0] = 0;
        peak[1] = 0;
        power[0] = 0;
        power[1] = 0;
        frames = 0;
        return text;
    }

    private static double db(double linear) {
        return linear > 0 ? Math.max(FLOOR_DB, 20 * Math.log10(linear)) : FLOOR_DB;
    }
}
