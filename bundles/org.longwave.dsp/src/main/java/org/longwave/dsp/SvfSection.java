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
    /** Of {@link #now} while it stands still: what makes the next states and the output, see {@link #solve}. */
    private double firstFirst;

    private double cross;
    private double secondIn;
    private double outFirst;
    private double outSecond;
    private double outIn;
    private boolean isSolved;
    private boolean rests = true;
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
        isSolved = false;
        System.arraycopy(frames == 0 ? goal : now, 0, frames == 0 ? now : begun, 0, COEFFICIENTS);
        rests = moving == 0 && passes(now);
    }

    /** One frame on: slowly at first and at last, since states that begin at 0 must not be heard. */
    private void move() {
        moving--;
        isSolved = false;
        double t = 1 - (double) moving / frames;
        double way = t * t * (3 - 2 * t);
        for (int n = 0; n < COEFFICIENTS; n++) now[n] = moving == 0 ? goal[n] : begun[n] + (goal[n] - begun[n]) * way;
        rests = moving == 0 && passes(now);
    }

    private static boolean passes(double[] c) {
        return c[2] == 1 && c[3] == 0 && c[4] == 0;
    }

    /** It lets everything through bit for bit, now and until it is moved. */
    public boolean rests() {
        return rests;
    }

    /** Forgets all sound; a move under way is finished. */
    public void reset() {
        for (int c = 0; c < 2; c++) {
            first[c] = 0;
            second[c] = 0;
        }
        if (moving != 0) isSolved = false;
        moving = 0;
        System.arraycopy(goal, 0, now, 0, COEFFICIENTS);
        rests = passes(now);
    }

    /** Works in place on {@code frames} frames from 0 on; does nothing while it {@link #rests()}. */
    public void process(double[][] sound, int frames) {
        if (rests()) return;
        int ramp = Math.min(moving, frames);
        if (ramp > 0) ramp(sound, ramp);
        if (ramp < frames && !rests()) {
            solve();
            if (sound.length == 2) steady(sound[0], sound[1], ramp, frames);
            else steady(0, sound[0], ramp, frames);
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

    /** The same filter written so that a state waits for three operations of the frame before, not for five. */
    private void solve() {
        if (isSolved) return;
        isSolved = true;
        double g = now[0];
        double a1 = 1 / (1 + g * (g + now[1]));
        double a2 = g * a1;
        double a3 = g * a2;
        firstFirst = 2 * a1 - 1;
        cross = 2 * a2;
        secondIn = 2 * a3;
        outIn = now[2] + now[3] * a2 + now[4] * a3;
        outFirst = now[3] * a1 + now[4] * a2;
        outSecond = now[4] * (1 - a3) - now[3] * a2;
    }

    private void steady(int channel, double[] sound, int from, int to) {
        double ff = firstFirst;
        double fs = cross;
        double si = secondIn;
        double oi = outIn;
        double of = outFirst;
        double os = outSecond;
        double s1 = first[channel];
        double s2 = second[channel];
        for (int i = from; i < to; i++) {
            double x = sound[i];
            sound[i] = oi * x + (of * s1 + os * s2);
            double d = x - s2;
            s2 = (s2 + fs * s1) + si * d;
            s1 = ff * s1 + fs * d;
        }
        first[channel] = s1;
        second[channel] = s2;
    }

    /** Both channels side by side: each is a chain of operations that waits for itself. */
    private void steady(double[] left, double[] right, int from, int to) {
        double ff = firstFirst;
        double fs = cross;
        double si = secondIn;
        double oi = outIn;
        double of = outFirst;
        double os = outSecond;
        double s1 = first[0];
        double s2 = second[0];
        double t1 = first[1];
        double t2 = second[1];
        for (int i = from; i < to; i++) {
            double x = left[i];
            double y = right[i];
            left[i] = oi * x + (of * s1 + os * s2);
            right[i] = oi * y + (of * t1 + os * t2);
            double d = x - s2;
            double e = y - t2;
            s2 = (s2 + fs * s1) + si * d;
            t2 = (t2 + fs * t1) + si * e;
            s1 = ff * s1 + fs * d;
            t1 = ff * t1 + fs * e;
        }
        first[0] = s1;
        second[0] = s2;
        first[1] = t1;
        second[1] = t2;
    }

    /** It stands still and has something to do: it may go through the sound together with another one. */
    public boolean isSteady() {
        return moving == 0 && !rests;
    }

    /**
     * What {@link #process} of this one and then of {@code after} does to one or two channels, bit for bit, in about
     * half the time: while one of them waits for itself, the other one works. Both must be {@link #isSteady}.
     */
    public void process(SvfSection after, double[][] sound, int frames) {
        solve();
        after.solve();
        for (int c = 0; c < sound.length; c++) steady(after, c, sound[c], frames);
    }

    private void steady(SvfSection after, int channel, double[] sound, int frames) {
        double ff = firstFirst;
        double fs = cross;
        double si = secondIn;
        double oi = outIn;
        double of = outFirst;
        double os = outSecond;
        double gg = after.firstFirst;
        double gt = after.cross;
        double ti = after.secondIn;
        double pi = after.outIn;
        double pg = after.outFirst;
        double pt = after.outSecond;
        double s1 = first[channel];
        double s2 = second[channel];
        double t1 = after.first[channel];
        double t2 = after.second[channel];
        for (int i = 0; i < frames; i++) {
            double x = sound[i];
            double y = oi * x + (of * s1 + os * s2);
            sound[i] = pi * y + (pg * t1 + pt * t2);
            double d = x - s2;
            s2 = (s2 + fs * s1) + si * d;
            s1 = ff * s1 + fs * d;
            double e = y - t2;
            t2 = (t2 + gt * t1) + ti * e;
            t1 = gg * t1 + gt * e;
        }
        first[channel] = s1;
        second[channel] = s2;
        after.first[channel] = t1;
        after.second[channel] = t2;
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
