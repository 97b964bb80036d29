package org.longwave.output.recorder;

import java.util.Arrays;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.dsp.meter.LoudnessMeter;

/** Measures a recording while it is written: peaks, loudness (EBU R 128), overview. Disk thread. */
final class Gauge {
    private static final int PIECE_FRAMES = 4096;

    private final Overview overview;
    private final LoudnessMeter loudness;
    private final float[][] planar;

    Gauge(int rateHz, int channels) {
        overview = new Overview(channels);
        loudness = new LoudnessMeter(rateHz, channels);
        planar = new float[channels][PIECE_FRAMES];
    }

    void sound(float[] interleaved, int frames) {
        overview.add(interleaved, 0, frames);
        for (int done = 0; done < frames; ) {
            int now = Math.min(PIECE_FRAMES, frames - done);
            for (int c = 0; c < planar.length; c++)
                for (int i = 0; i < now; i++) {
                    float x = interleaved[(done + i) * planar.length + c];
                    planar[c][i] = Float.isFinite(x) ? x : 0;
                }
            loudness.process(planar, 0, now);
            done += now;
        }
    }

    void silence(long frames) {
        overview.silence(frames);
        for (float[] channel : planar) Arrays.fill(channel, 0);
        for (long left = frames; left > 0; left -= PIECE_FRAMES)
            loudness.process(planar, 0, (int) Math.min(PIECE_FRAMES, left));
    }

    Overview overview() {
        return overview;
    }

    Levels levels() {
        return new Levels(
                decibels(overview.peak()),
                decibels(loudness.maxTruePeak()),
                known(loudness.integratedLufs()),
                known(loudness.rangeLu()),
                known(loudness.maxMomentaryLufs()),
                known(loudness.maxShortTermLufs()));
    }

    private static double decibels(float linear) {
        return linear > 0 ? 20 * Math.log10(linear) : Double.NaN;
    }

    private static double known(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
