package org.longwave.effects;

import org.longwave.api.RealTime;

/**
 * The highest of the values of the last 10 ms, up to 8 % longer; engine thread. Long enough for the half period of 50 Hz:
 * the level of a steady tone stands still.
 */
@RealTime
final class PeakHold {
    private static final int BINS = 16;

    private final double[] bins = new double[BINS];
    private final int binFrames;
    private int inBin;
    private int bin;
    private double current;
    private double others;

    PeakHold(int rateHz) {
        binFrames = (rateHz + 100 * BINS - 1) / (100 * BINS);
    }

    double next(double value) {
        current = Math.max(current, value);
        double most = Math.max(current, others);
        if (++inBin == binFrames) {
            inBin = 0;
            bins[bin] = current;
            current = 0;
            bin = (bin + 1) % BINS;
            others = 0;
            for (double b : bins) others = Math.max(others, b);
        }
        return most;
    }

    /** {@link #next} of each of the first {@code frames} values, in their place. */
    void fill(double[] values, int frames) {
        for (int done = 0; done < frames; ) {
            int last = Math.min(frames, done + binFrames - 1 - inBin);
            double now = current;
            double most = Math.max(now, others);
            for (int i = done; i < last; i++) {
                double value = values[i];
                if (value > now) now = value;
                if (value > most) most = value;
                values[i] = most;
            }
            current = now;
            inBin += last - done;
            done = last;
            if (done == frames) return;
            values[done] = next(values[done]); // it ends a bin
            done++;
        }
    }

    void reset() {
        for (int i = 0; i < BINS; i++) bins[i] = 0;
        inBin = 0;
        bin = 0;
        current = 0;
        others = 0;
    }
}
