package org.longwave.dsp;

/**
 * A second-order filter for one or two channels whose coefficients may be moved while it runs; one thread, the engine's
 * too. Allocation-free. It is a state-variable filter with trapezoidal integrators (V. Zavalishin, "The Art of VA
 * Filter Design", 2012; form: A. Simper, "Linear Trapezoidal Integrated State Variable Filter", Cytomic 2013):
 * {@code H(s) = m0 + (m1 s + m2) / (s^2 + k s + 1)}, s the bilinear transform of z scaled by 1/g. Any stable
 * second-order filter can be written so, and it stays stable on every way between two of them.
 */
public final class SvfSection {
    /** Coefficients in an array: g, k, m0, m1, m2. */
    public static final int COEFFICIENTS = 5;

    private final double[] now = {1, 2, 1, 0, 0};
    private final double[] goal = {1, 2, 1, 0, 0};
    private final double[] begun = new double[COEFFICIENTS];
    private final double[] first = new double[2];
    private final double[] second = new double[2];
    private int moving;
    private int frames = 1;

    /** Moves to five new coefficients within {@code frames} frames, at once for 0. */
    public void moveTo(double[] coefficients, int offset, int frames) {
        if (coefficients[offset + 2] == 1 && coefficients[offset + 3] == 0 && coefficients[offset + 4] == 0) {
            fadeOut(frames);
            return;
        }
        boolean same = frames > 0;
        for (int i = 0; i < COEFFICIENTS; i++) {
            same &= goal[i] == coefficients[offset + i];
            goal[i] = coefficients[offset + i];
        }
        if (same) return;
        // a filter that does nothing yet begins with the poles that it is to have
        if (passes(now)) for (int i = 0; i < 2; i++) now[i] = goal[i];
        start(frames);
    }

    /** Moves until it lets everything through unchanged, within {@code frames} frames. */
    public void fadeOut(int frames) {
        if (passes(goal) && frames > 0) return;
        for (int i = 0; i < 2; i++) goal[i] = now[i];
        goal[2] = 1;
        goal[3] = 0;
        goal[4] = 0;
        start(frames);
    }

    private void start(int frames) {
        moving = frames;
        this.frames = frames;
        System.arraycopy(frames == 0 ? goal : now, 0, frames == 0 ? now : begun, 0, COEFFICIENTS);
    }

    /** One frame on: slowly at first and at last, since states that begin at 0 must not be heard. */
    private void move() {
        moving--;
        double t = 1 - (double) moving / frames;
        double way = t * t * (3 - 2 * t);
        for (int n = 0; n < COEFFICIENTS; n++) now[n] = moving == 0 ? goal[n] : begun[n] + (goal[n] - begun[n]) * way;
    }

    private static boolean passes(double[] c) {
        return c[2] == 1 && c[3] == 0 && c[4] == 0;
    }

    /** It lets everything through bit for bit, now and until it is moved. */
    public boolean rests() {
        return moving == 0 && passes(now);
    }

    /** Forgets all sound; a move under way is finished. */
    public void reset() {
        for (int c = 0; c < 2; c++) {
            first[c] = 0;
            second[c] = 0;
        }
        moving = 0;
        System.arraycopy(goal, 0, now, 0, COEFFICIENTS);
    }

    /** Works in place on {@code frames} frames from 0 on; does nothing while it {@link #rests()}. */
    public void process(double[][] sound, int frames) {
        if (rests()) return;
        int ramp = Math.min(moving, frames);
        if (ramp > 0) ramp(sound, ramp);
        if (ramp < frames && !rests()) {
            if (sound.length == 2) steady(sound[0], sound[1], ramp, frames);
            else steady(sound[0], ramp, frames);
        }
        if (rests()) reset();
    }

    private void ramp(double[][] sound, int frames) {
        for (int i = 0; i < frames; i++) {
            move();
            double g = now[0];
            double a1 = 1 / (1 + g * (g + now[1]));
            double a2 = g * a1;
            double a3 = g * a2;
            for (int c = 0; c < sound.length; c++) {
                double x = sound[c][i];
                double v3 = x - second[c];
                double v1 = a1 * first[c] + a2 * v3;
                double v2 = second[c] + a2 * first[c] + a3 * v3;
                first[c] = 2 * v1 - first[c];
                second[c] = 2 * v2 - second[c];
                sound[c][i] = now[2] * x + now[3] * v1 + now[4] * v2;
            }
        }
    }

    private void steady(double[] sound, int from, int to) {
        double g = now[0];
        double a1 = 1 / (1 + g * (g + now[1]));
        double a2 = g * a1;
        double a3 = g * a2;
        double m0 = now[2];
        double m1 = now[3];
        double m2 = now[4];
        double s1 = first[0];
        double s2 = second[0];
        for (int i = from; i < to; i++) {
            double x = sound[i];
            double v3 = x - s2;
            double v1 = a1 * s1 + a2 * v3;
            double v2 = s2 + a2 * s1 + a3 * v3;
            s1 = 2 * v1 - s1;
            s2 = 2 * v2 - s2;
            sound[i] = m0 * x + m1 * v1 + m2 * v2;
        }
        first[0] = s1;
        second[0] = s2;
    }

    /** Both channels side by side: each is a chain of operations that waits for itself. */
    private void steady(double[] left, double[] right, int from, int to) {
        double g = now[0];
        double a1 = 1 / (1 + g * (g + now[1]));
        double a2 = g * a1;
        double a3 = g * a2;
        double m0 = now[2];
        double m1 = now[3];
        double m2 = now[4];
        double s1 = first[0];
        double s2 = second[0];
        double t1 = first[1];
        double t2 = second[1];
        for (int i = from; i < to; i++) {
            double x = left[i];
            double y = right[i];
            double v3 = x - s2;
            double w3 = y - t2;
            double v1 = a1 * s1 + a2 * v3;
            double w1 = a1 * t1 + a2 * w3;
            double v2 = s2 + a2 * s1 + a3 * v3;
            double w2 = t2 + a2 * t1 + a3 * w3;
            s1 = 2 * v1 - s1;
            t1 = 2 * w1 - t1;
            s2 = 2 * v2 - s2;
            t2 = 2 * w2 - t2;
            left[i] = m0 * x + m1 * v1 + m2 * v2;
            right[i] = m0 * y + m1 * w1 + m2 * w2;
        }
        first[0] = s1;
        second[0] = s2;
        first[1] = t1;
        second[1] = t2;
    }

    /** Sets states below -400 dBFS to 0: Java does not flush subnormal numbers, and they are slow. */
    public void snap() {
        for (int c = 0; c < 2; c++)
            if (Math.abs(first[c]) < 1e-20 && Math.abs(second[c]) < 1e-20) {
                first[c] = 0;
                second[c] = 0;
            }
    }

    /** The smallest state that is not 0, for tests; infinite when all are. */
    double leastState() {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < 2; c++) {
            if (first[c] != 0) least = Math.min(least, Math.abs(first[c]));
            if (second[c] != 0) least = Math.min(least, Math.abs(second[c]));
        }
        return least;
    }
}
