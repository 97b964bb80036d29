package org.longwave.dsp.meter;

import java.util.Arrays;

/**
 * One thread at a time: the gated loudness of the last seconds, as integrated loudness is but over a window that moves:
 * blocks of 400 ms every 100 ms, gates at -70 LUFS and -10 LU.
 */
public final class GatedWindow {
    private static final int BLOCKS_PER_SECOND = 10;
    private static final double RELATIVE_GATE_LU = 10;

    private final double[] powers;
    private int next;
    private long blocks;

    /** @param seconds 1..3600 */
    public GatedWindow(int seconds) {
        if (seconds < 1 || seconds > 3600)
            throw new IllegalArgumentException("seconds is " + seconds + ", allowed 1..3600");
        powers = new double[seconds * BLOCKS_PER_SECOND];
    }

    /** Every 100 ms: the momentary loudness. */
    public void add(double momentaryLufs) {
        powers[next] = momentaryLufs >= LoudnessHistogram.GATE_LUFS ? LoudnessHistogram.power(momentaryLufs) : 0;
        next = next + 1 == powers.length ? 0 : next + 1;
        blocks++;
    }

    /** The window has been filled. */
    public boolean isFull() {
        return blocks >= powers.length;
    }

    /** The part of the window above the absolute gate, 0..1. */
    public double share() {
        int n = 0;
        for (double p : powers) if (p > 0) n++;
        return (double) n / powers.length;
    }

    /** Negative infinity when all of it lies below the absolute gate. */
    public double lufs() {
        double mean = meanAbove(0);
        if (mean == 0) return Double.NEGATIVE_INFINITY;
        return LoudnessHistogram.lufs(meanAbove(mean * StrictMath.pow(10, -RELATIVE_GATE_LU / 10)));
    }

    private double meanAbove(double threshold) {
        double sum = 0;
        int n = 0;
        for (double p : powers)
            if (p > 0 && p >= threshold) {
                sum += p;
                n++;
            }
        return n == 0 ? 0 : sum / n;
    }

    public void clear() {
        Arrays.fill(powers, 0);
        blocks = 0;
    }
}
