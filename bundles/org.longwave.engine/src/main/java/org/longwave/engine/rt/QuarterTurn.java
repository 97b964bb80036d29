package org.longwave.engine.rt;

import org.longwave.api.RealTime;

/**
 * Sine, cosine and tangent without an allocation, by their series; engine thread. Those of {@link StrictMath} make a
 * small array until they are compiled. Exact to 2e-16, the same on every machine.
 */
@RealTime
final class QuarterTurn {
    private QuarterTurn() {}

    /** @param way 0 (0 degrees) .. 1 (90 degrees) */
    static double sin(double way) {
        return way <= 0.5 ? sine(way * Math.PI / 2) : cosine((1 - way) * Math.PI / 2);
    }

    /** @param way 0 (0 degrees) .. 1 (90 degrees) */
    static double cos(double way) {
        return way <= 0.5 ? cosine(way * Math.PI / 2) : sine((1 - way) * Math.PI / 2);
    }

    /** @param angle in radians, 0 .. 45 degrees */
    static double tan(double angle) {
        return sine(angle) / cosine(angle);
    }

    /** x - x^3/3! + x^5/5! ... up to 45 degrees. */
    private static double sine(double x) {
        double q = x * x;
        double sum = 1;
        for (int n = 17; n > 1; n -= 2) sum = 1 - q / (n * (n - 1)) * sum;
        return x * sum;
    }

    /** 1 - x^2/2! + x^4/4! ... up to 45 degrees. */
    private static double cosine(double x) {
        double q = x * x;
        double sum = 1;
        for (int n = 18; n > 0; n -= 2) sum = 1 - q / (n * (n - 1)) * sum;
        return sum;
    }
}
