package org.longwave.dsp.meter;

import java.util.Arrays;

/**
 * One thread at a time: any number of block powers in bounded memory, sorted into steps of 0.02 LU from the absolute
 * gate up. Each step keeps the exact sum of its powers, so a mean over whole steps has no error; only the relative gate
 * falls on the border of a step, as if a block within 0.02 LU of it were that much louder or quieter.
 */
final class LoudnessHistogram {
    /** The absolute gate of ITU-R BS.1770 and EBU Tech 3342. */
    static final double GATE_LUFS = -70;

    private static final double OFFSET_LU = -0.691;
    private static final int STEPS_PER_LU = 50;
    private static final int STEPS = 100 * STEPS_PER_LU;
    private static final double GATE_POWER = power(GATE_LUFS);

    private final long[] counts = new long[STEPS];
    private final double[] powers = new double[STEPS];
    private long count;
    private double total;

    /** Loudness of a weighted mean square, ITU-R BS.1770-5 (2). */
    static double lufs(double power) {
        return OFFSET_LU + 10 * StrictMath.log10(power);
    }

    static double power(double lufs) {
        return StrictMath.pow(10, (lufs - OFFSET_LU) / 10);
    }

    /** Takes a block's power unless it lies below the absolute gate. */
    void add(double power) {
        if (!(power >= GATE_POWER)) return;
        int step = step(lufs(power));
        counts[step]++;
        powers[step] += power;
        count++;
        total += power;
    }

    private static int step(double lufs) {
        return Math.clamp((int) Math.floor((lufs - GATE_LUFS) * STEPS_PER_LU), 0, STEPS - 1);
    }

    void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(powers, 0);
        count = 0;
        total = 0;
    }

    /** Blocks above the absolute gate. */
    long count() {
        return count;
    }

    /** The first step that belongs to what is at most {@code belowLu} under the mean of everything here. */
    private int gate(double belowLu) {
        double threshold = Math.max(lufs(total / count) - belowLu, GATE_LUFS);
        int step = step(threshold);
        // the step on the border belongs where the mean of its blocks lies
        return counts[step] > 0 && lufs(powers[step] / counts[step]) < threshold ? step + 1 : step;
    }

    /** Mean loudness behind a relative gate; negative infinity when there is nothing. */
    double gatedLufs(double belowLu) {
        if (count == 0) return Double.NEGATIVE_INFINITY;
        long n = 0;
        double sum = 0;
        for (int i = gate(belowLu); i < STEPS; i++) {
            n += counts[i];
            sum += powers[i];
        }
        return n == 0 ? Double.NEGATIVE_INFINITY : lufs(sum / n);
    }

    /** EBU Tech 3342: the distance of the 10th from the 95th percentile behind a relative gate; 0 with too little. */
    double rangeLu(double belowLu) {
        if (count == 0) return 0;
        int first = gate(belowLu);
        long n = 0;
        for (int i = first; i < STEPS; i++) n += counts[i];
        if (n == 0) return 0;
        return percentile(first, n, 0.95) - percentile(first, n, 0.10);
    }

    private double percentile(int first, long n, double part) {
        long wanted = Math.round((n - 1) * part);
        int i = first;
        for (long seen = counts[i]; seen <= wanted; seen += counts[i]) i++;
        return lufs(powers[i] / counts[i]);
    }
}
