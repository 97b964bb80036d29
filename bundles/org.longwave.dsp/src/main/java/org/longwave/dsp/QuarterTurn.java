package org.longwave.dsp;

/**
 * Sine and tangent of 0 to a quarter turn, for filter coefficients; any thread, the engine's too. The same bits on
 * every machine and allocation-free: those of {@link StrictMath} make an array at each call until they are compiled.
 */
public final class QuarterTurn {
    private QuarterTurn() {}

    /** For 0..pi/2; within 1e-15. */
    public static double sin(double x) {
        double s = x * x;
        double sum = 1;
        for (int n = 22; n >= 2; n -= 2) sum = 1 - sum * s / (n * (n + 1));
        return x * sum;
    }

    /** For 0..pi/2; within 1e-15. */
    public static double cos(double x) {
        double s = x * x;
        double sum = 1;
        for (int n = 23; n >= 1; n -= 2) sum = 1 - sum * s / (n * (n + 1));
        return sum;
    }

    /** For 0 to just below pi/2; within 1e-14 of its value up to 0.95 * pi/2. */
    public static double tan(double x) {
        return sin(x) / cos(x);
    }
}
