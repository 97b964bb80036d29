package org.longwave.dsp.meter;

/**
 * One thread at a time: a VU meter on one channel, IEC 60268-17: the mean of the rectified wave behind a needle of
 * second order that reaches 99 % of a new level after 300 ms and overshoots by 1.25 % (the standard: 1 to 1.5 %).
 * Levels are linear: a steady sine reads its peak, so that a sine at alignment level is 0 VU.
 */
public final class VuMeter {
    /** Damping for an overshoot of exp(-pi d / sqrt(1 - d^2)) = 1.25 %. */
    private static final double DAMPING = 0.8127169864286775;
    /** Radians per second for which the step response first reaches 99 % after 300 ms. */
    private static final double RADIANS_PER_SECOND = 13.511933333333335;

    private static final double SINE_PEAK_BY_MEAN = Math.PI / 2;
    private static final double NOTHING = 1e-15;

    private final double b;
    private final double a1;
    private final double a2;
    private double s1;
    private double s2;
    private double needle;

    public VuMeter(int rateHz) {
        Checks.rate(rateHz);
        double k = StrictMath.tan(RADIANS_PER_SECOND / 2 / rateHz);
        double a0 = 1 + 2 * DAMPING * k + k * k;
        b = k * k / a0;
        a1 = 2 * (k * k - 1) / a0;
        a2 = (1 - 2 * DAMPING * k + k * k) / a0;
    }

    public void process(float[] x, int from, int frames) {
        double y = needle;
        for (int i = from; i < from + frames; i++) {
            double in = b * Math.abs(Checks.finite(x[i]));
            y = in + s1;
            s1 = 2 * in - a1 * y + s2;
            s2 = in - a2 * y;
        }
        needle = y;
        if (Math.abs(y) + Math.abs(s1) + Math.abs(s2) < NOTHING) clear();
    }

    /** Where the needle stands, linear; at the left stop 0. */
    public float level() {
        return (float) Math.max(0, needle * SINE_PEAK_BY_MEAN);
    }

    /** VU for a level. */
    public static double reading(double levelDbfs, double alignmentDbfs) {
        return levelDbfs - alignmentDbfs;
    }

    public void clear() {
        s1 = 0;
        s2 = 0;
        needle = 0;
    }
}
