package org.longwave.dsp.meter;

/**
 * One thread at a time: the K-weighting of ITU-R BS.1770-5, annex 1, on one channel. The standard prints coefficients
 * for 48 kHz; here both stages are designed anew for each rate from the analogue filters behind them (a high shelf of
 * +4 dB at 1682 Hz, a high-pass at 38 Hz), which give the printed numbers at 48 kHz to 8 digits.
 */
final class KWeighting {
    private static final double SHELF_HZ = 1681.974450955533;
    private static final double SHELF_DB = 3.999843853973347;
    private static final double SHELF_Q = 0.7071752369554196;
    private static final double SHELF_BAND_EXPONENT = 0.4996667741545416;
    private static final double HIGH_PASS_HZ = 38.13547087602444;
    private static final double HIGH_PASS_Q = 0.5003270373238773;
    /** States below this are cut off: what fades out for ever becomes a denormal number, and those are slow. */
    private static final double NOTHING = 1e-30;

    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private final double c1;
    private final double c2;
    private double s1;
    private double s2;
    private double t1;
    private double t2;

    KWeighting(int rateHz) {
        double k = StrictMath.tan(Math.PI * SHELF_HZ / rateHz);
        double high = StrictMath.pow(10, SHELF_DB / 20);
        double band = StrictMath.pow(high, SHELF_BAND_EXPONENT);
        double a0 = 1 + k / SHELF_Q + k * k;
        b0 = (high + band * k / SHELF_Q + k * k) / a0;
        b1 = 2 * (k * k - high) / a0;
        b2 = (high - band * k / SHELF_Q + k * k) / a0;
        a1 = 2 * (k * k - 1) / a0;
        a2 = (1 - k / SHELF_Q + k * k) / a0;
        double h = StrictMath.tan(Math.PI * HIGH_PASS_HZ / rateHz);
        double h0 = 1 + h / HIGH_PASS_Q + h * h;
        c1 = 2 * (h * h - 1) / h0;
        c2 = (1 - h / HIGH_PASS_Q + h * h) / h0;
    }

    /** Coefficients b0, b1, b2, a1, a2 of the shelf and a1, a2 of the high-pass, whose b are 1, -2, 1. */
    double[] coefficients() {
        return new double[] {b0, b1, b2, a1, a2, c1, c2};
    }

    /** The sum of the squares of the weighted samples. */
    double energy(float[] x, int from, int frames) {
        double u1 = s1;
        double u2 = s2;
        double v1 = t1;
        double v2 = t2;
        double sum = 0;
        for (int i = from; i < from + frames; i++) {
            double in = Checks.finite(x[i]);
            double y = b0 * in + u1;
            u1 = b1 * in - a1 * y + u2;
            u2 = b2 * in - a2 * y;
            double z = y + v1;
            v1 = v2 - 2 * y - c1 * z;
            v2 = y - c2 * z;
            sum += z * z;
        }
        settle(u1, u2, v1, v2);
        return sum;
    }

    /**
     * Adds the sums of the squares of channels {@code c} and {@code c + 1} to their places in {@code sums}, each as {@link
     * #energy} gives it. A filter waits for its own last result; two side by side do not wait for each other.
     *
     * @param other the filter of the second channel, of the same rate
     */
    void energies(KWeighting other, float[][] planar, int c, int from, int frames, double[] sums) {
        float[] x = planar[c];
        float[] y = planar[c + 1];
        double u1 = s1;
        double u2 = s2;
        double v1 = t1;
        double v2 = t2;
        double p1 = other.s1;
        double p2 = other.s2;
        double q1 = other.t1;
        double q2 = other.t2;
        double first = 0;
        double second = 0;
        for (int i = from; i < from + frames; i++) {
            double in = Checks.finite(x[i]);
            double by = Checks.finite(y[i]);
            double m = b0 * in + u1;
            double n = b0 * by + p1;
            u1 = b1 * in - a1 * m + u2;
            p1 = b1 * by - a1 * n + p2;
            u2 = b2 * in - a2 * m;
            p2 = b2 * by - a2 * n;
            double z = m + v1;
            double w = n + q1;
            v1 = v2 - 2 * m - c1 * z;
            q1 = q2 - 2 * n - c1 * w;
            v2 = m - c2 * z;
            q2 = n - c2 * w;
            first += z * z;
            second += w * w;
        }
        settle(u1, u2, v1, v2);
        other.settle(p1, p2, q1, q2);
        sums[c] += first;
        sums[c + 1] += second;
    }

    private void settle(double u1, double u2, double v1, double v2) {
        s1 = settled(u1);
        s2 = settled(u2);
        t1 = settled(v1);
        t2 = settled(v2);
    }

    private static double settled(double state) {
        return Math.abs(state) < NOTHING ? 0 : state;
    }

    void clear() {
        s1 = 0;
        s2 = 0;
        t1 = 0;
        t2 = 0;
    }
}
