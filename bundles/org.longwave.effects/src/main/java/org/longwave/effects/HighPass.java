package org.longwave.effects;

import org.longwave.api.RealTime;
import org.longwave.dsp.QuarterTurn;

/**
 * 12 dB per octave, Butterworth, for one or two channels; engine thread. A state-variable filter with trapezoidal
 * integrators: its corner may jump, the sound does not.
 */
@RealTime
final class HighPass {
    private static final double DAMPING = Math.sqrt(2);

    private final int rateHz;
    private final double[] first = new double[2];
    private final double[] second = new double[2];
    private final double[] middle = new double[2];
    private double g;
    private double scale;

    HighPass(int rateHz, double hz) {
        this.rateHz = rateHz;
        corner(hz);
    }

    void corner(double hz) {
        g = QuarterTurn.tan(Math.PI * hz / rateHz);
        scale = 1 / (1 + g * (g + DAMPING));
    }

    double next(int channel, double x) {
        double high = (x - (g + DAMPING) * first[channel] - second[channel]) * scale;
        double band = g * high + first[channel];
        middle[channel] = DAMPING * band;
        double low = g * band + second[channel];
        first[channel] = snapped(g * high + band);
        second[channel] = snapped(g * band + low);
        return high;
    }

    /** What goes with the last {@link #next}: the band around the corner, sqrt(2) s / (s^2 + sqrt(2) s + 1). */
    double middle(int channel) {
        return middle[channel];
    }

    private static double snapped(double x) {
        return Math.abs(x) < 1e-25 ? 0 : x;
    }

    void reset() {
        for (int c = 0; c < 2; c++) {
            first[c] = 0;
            second[c] = 0;
            middle[c] = 0;
        }
    }
}
