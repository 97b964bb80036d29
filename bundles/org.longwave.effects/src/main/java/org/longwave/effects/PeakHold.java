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

    void reset() {
        for (int i = 0; i < BINS; i++) bins[i] = 0;
        inBin = 0;
        bin = 0;
        current = 0;
        others = 0;
    }
}
