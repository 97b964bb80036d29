package org.longwave.engine.rt;

import org.longwave.api.RealTime;

/** A Butterworth high-pass of no, one or two biquads in double precision; engine thread. */
@RealTime
final class Butterworth {
    /** 1 / Q of the sections: of the second order, then both of the fourth. */
    private static final double[] DAMPING = {1.4142135623730951, 1.8477590650225735, 0.7653668647301796};

    private static final double TINY = 1e-18;

    private final int rateHz;
    private final double[] gain = new double[2];
    private final double[] a1 = new double[2];
    private final double[] a2 = new double[2];
    /** Two for each section of each channel. */
    private final double[] state;

    private int sections;

    Butterworth(int channels, int rateHz) {
        this.rateHz = rateHz;
        state = new double[channels * 4];
    }

    /** @param slopeDb 0, 12 or 24 */
    void tune(double cornerHz, int slopeDb) {
        sections = slopeDb / 12;
        double k = QuarterTurn.tan(Math.PI * cornerHz / rateHz);
        for (int s = 0; s < sections; s++) {
            double damping = DAMPING[sections - 1 + s];
            double norm = 1 / (1 + k * damping + k * k);
            gain[s] = norm;
            a1[s] = 2 * (k * k - 1) * norm;
            a2[s] = (1 - k * damping + k * k) * norm;
        }
        for (int i = 0; i < state.length; i++) state[i] = 0;
    }

    boolean isOff() {
        return sections == 0;
    }

    /** Something is still to come out of it though nothing goes in. */
    boolean isRinging() {
        for (double s : state) if (s != 0) return true;
        return false;
    }

    /** in and out may be the same. */
    void process(float[][] in, float[][] out, int from, int to) {
        if (sections == 2 && in.length == 2) {
            four(in[0], in[1], out[0], out[1], from, to);
            return;
        }
        for (int c = 0; c < in.length; c++) {
            if (sections == 1) one(c, in[c], out[c], from, to);
            else if (sections == 2) two(c, in[c], out[c], from, to);
            else if (in != out) System.arraycopy(in[c], from, out[c], from, to - from);
        }
    }

    private void one(int channel, float[] in, float[] out, int from, int to) {
        double z1 = state[4 * channel];
        double z2 = state[4 * channel + 1];
        double g = gain[0];
        double p1 = a1[0];
        double p2 = a2[0];
        for (int i = from; i < to; i++) {
            double x = in[i] * g;
            double y = x + z1;
            z1 = z2 - 2 * x - p1 * y;
            z2 = x - p2 * y;
            out[i] = (float) y;
        }
        state[4 * channel] = settled(z1, z2);
        state[4 * channel + 1] = settled(z2, z1);
    }

    private void two(int channel, float[] in, float[] out, int from, int to) {
        int at = 4 * channel;
        double z1 = state[at];
        double z2 = state[at + 1];
        double z3 = state[at + 2];
        double z4 = state[at + 3];
        double g = gain[0];
        double h = gain[1];
        double p1 = a1[0];
        double p2 = a2[0];
        double p3 = a1[1];
        double p4 = a2[1];
        for (int i = from; i < to; i++) {
            double x = in[i] * g;
            double y = x + z1;
            z1 = z2 - 2 * x - p1 * y;
            z2 = x - p2 * y;
            double v = y * h;
            double w = v + z3;
            z3 = z4 - 2 * v - p3 * w;
            z4 = v - p4 * w;
            out[i] = (float) w;
        }
        keep(at, z1, z2, z3, z4);
    }

    /** {@link #two} for both channels side by side, since each waits for itself; the same bits. */
    private void four(float[] left, float[] right, float[] leftOut, float[] rightOut, int from, int to) {
        double z1 = state[0];
        double z2 = state[1];
        double z3 = state[2];
        double z4 = state[3];
        double s1 = state[4];
        double s2 = state[5];
        double s3 = state[6];
        double s4 = state[7];
        double g = gain[0];
        double h = gain[1];
        double p1 = a1[0];
        double p2 = a2[0];
        double p3 = a1[1];
        double p4 = a2[1];
        for (int i = from; i < to; i++) {
            double x = left[i] * g;
            double a = right[i] * g;
            double y = x + z1;
            double b = a + s1;
            z1 = z2 - 2 * x - p1 * y;
            s1 = s2 - 2 * a - p1 * b;
            z2 = x - p2 * y;
            s2 = a - p2 * b;
            double v = y * h;
            double d = b * h;
            double w = v + z3;
            double e = d + s3;
            z3 = z4 - 2 * v - p3 * w;
            s3 = s4 - 2 * d - p3 * e;
            z4 = v - p4 * w;
            s4 = d - p4 * e;
            leftOut[i] = (float) w;
            rightOut[i] = (float) e;
        }
        keep(0, z1, z2, z3, z4);
        keep(4, s1, s2, s3, s4);
    }

    private void keep(int at, double z1, double z2, double z3, double z4) {
        state[at] = settled(z1, z2);
        state[at + 1] = settled(z2, z1);
        state[at + 2] = settled(z3, z4);
        state[at + 3] = settled(z4, z3);
    }

    /** Java does not flush subnormal numbers: what cannot be heard any more is 0. */
    private static double settled(double value, double other) {
        return Math.abs(value) + Math.abs(other) < TINY ? 0 : value;
    }
}
