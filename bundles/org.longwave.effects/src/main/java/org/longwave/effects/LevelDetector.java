package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.dsp.FastDecibels;

/**
 * How loud the key is, for both channels together; engine thread. Peak: the highest sample of either channel in the
 * last 10 ms. RMS: the mean square of the louder channel with a time constant of 10 ms, by AES17: a full-scale sine has
 * 0 dB in both.
 */
@RealTime
final class LevelDetector {
    /** A low cut at this corner is none. */
    static final double NO_LOW_CUT_HZ = 20;

    private final PeakHold hold;
    private final HighPass lowCut;
    private final double weight;
    private final double[] heard = new double[2];
    private final double[] square = new double[2];
    private final Glide rms;
    private boolean cuts;
    /** The squares go on; while only the peak counts they do not. */
    private boolean hasSquares = true;

    private double lastPeak;
    private double lastPeakDb = FastDecibels.SILENCE_DB;

    LevelDetector(int rateHz, boolean rmsOn) {
        hold = new PeakHold(rateHz);
        lowCut = new HighPass(rateHz, 100);
        weight = 1 - StrictMath.exp(-1 / (0.010 * rateHz));
        rms = Glide.of(rateHz, rmsOn ? 1 : 0);
    }

    void lowCut(double hz) {
        boolean wanted = hz > NO_LOW_CUT_HZ;
        if (wanted && !cuts) lowCut.reset(); // it did not run meanwhile
        cuts = wanted;
        lowCut.corner(hz);
    }

    void rms(boolean on) {
        rms.moveTo(on ? 1 : 0);
    }

    /** The levels with {@code frames} frames of the key from {@code from} on, in dB. */
    void fill(float[][] key, int from, int frames, double[] levels) {
        if (cuts || !rms.restsAt(0)) {
            for (int i = 0; i < frames; i++) levels[i] = next(key, from + i);
            return;
        }
        hasSquares = false;
        float[] first = key[0];
        float[] second = key[key.length - 1];
        for (int i = 0; i < frames; i++) levels[i] = Math.max(Math.abs(first[from + i]), Math.abs(second[from + i]));
        hold.fill(levels, frames);
        for (int i = 0; i < frames; i++) levels[i] = peakDb(levels[i]);
    }

    /** The level with frame {@code i} of the key, in dB. */
    double next(float[][] key, int i) {
        double top = 0;
        for (int c = 0; c < key.length; c++) {
            double x = cuts ? lowCut.next(c, key[c][i]) : key[c][i];
            heard[c] = x;
            top = Math.max(top, Math.abs(x));
        }
        double peak = hold.next(top);
        double part = rms.next();
        if (part == 0) {
            hasSquares = false;
            return peakDb(peak);
        }
        square(key.length, peak);
        double mean = FastDecibels.ofLevel(Math.sqrt(2 * Math.max(square[0], square[1])));
        return part == 1 ? mean : peakDb(peak) * (1 - part) + mean * part;
    }

    private void square(int channels, double peak) {
        for (int c = 0; c < channels; c++) {
            if (!hasSquares) square[c] = peak * peak / 2; // as if it were a sine that has long been there
            double s = square[c] + (heard[c] * heard[c] - square[c]) * weight;
            square[c] = s < 1e-30 ? 0 : s;
        }
        hasSquares = true;
    }

    /** A held peak stays the same for long: its logarithm is worked out once. */
    private double peakDb(double peak) {
        if (peak == lastPeak) return lastPeakDb;
        lastPeak = peak;
        lastPeakDb = FastDecibels.ofLevel(peak);
        return lastPeakDb;
    }

    void reset() {
        hold.reset();
        lowCut.reset();
        square[0] = 0;
        square[1] = 0;
        hasSquares = true;
        rms.finish();
    }
}
