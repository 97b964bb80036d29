package org.longwave.effects;

import org.longwave.api.RealTime;

/**
 * The K-weighting of ITU-R BS.1770-5, Annex 1, for one or two channels at any rate; engine thread. The standard gives
 * the coefficients at 48 kHz; these are the analogue filters behind them (a high shelf, then a high-pass).
 */
@RealTime
final class KFilter {
    private static final int STATES = 4;

    private final double[] shelf;
    private final double[] pass;
    private final double[][] state = new double[2][STATES];

    KFilter(int rateHz) {
        double k = StrictMath.tan(Math.PI * 1681.974450955533 / rateHz);
        double q = 0.7071752369554196;
        double vh = StrictMath.pow(10, 3.999843853973347 / 20);
        double vb = StrictMath.pow(vh, 0.4996667741545416);
        double a0 = 1 + k / q + k * k;
        shelf = new double[] {
            (vh + vb * k / q + k * k) / a0,
            2 * (k * k - vh) / a0,
            (vh - vb * k / q + k * k) / a0,
            2 * (k * k - 1) / a0,
            (1 - k / q + k * k) / a0
        };
        k = StrictMath.tan(Math.PI * 38.13547087602444 / rateHz);
        q = 0.5003270373238773;
        a0 = 1 + k / q + k * k;
        pass = new double[] {1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0};
    }

    double next(int channel, double x) {
        double[] s = state[channel];
        double y = shelf[0] * x + s[0];
        s[0] = snapped(shelf[1] * x - shelf[3] * y + s[1]);
        s[1] = snapped(shelf[2] * x - shelf[4] * y);
        double z = pass[0] * y + s[2];
        s[2] = snapped(pass[1] * y - pass[3] * z + s[3]);
        s[3] = snapped(pass[2] * y - pass[4] * z);
        return z;
    }

    private static double snapped(double x) {
        return Math.abs(x) < 1e-20 ? 0 : x;
    }

    void reset() {
        for (double[] s : state) for (int i = 0; i < STATES; i++) s[i] = 0;
    }
}
