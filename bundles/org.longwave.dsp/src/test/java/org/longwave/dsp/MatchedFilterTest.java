package org.longwave.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Against two definitions that know nothing of the design: the magnitude of the analogue prototype, and the phase that
 * a minimum-phase digital filter of just that magnitude up to half the rate has (by the discrete Hilbert transform of
 * the logarithm; Oppenheim and Schafer, "Discrete-Time Signal Processing", 12.1). The analogue phase itself is no
 * target: no causal filter without delay has both it and the magnitude.
 */
class MatchedFilterTest {
    private static final int RATE = 48_000;
    private static final int SIZE = 1 << 15;
    private static final double[] CORNERS = {30, 100, 315, 1001, 3150, 8001, 12_001, 15_001, 18_001, 20_000};
    private static final double[] QS = {0.4, 0.7071, 1.41, 4, 10};
    private static final double[] SHELF_QS = {0.4, 0.7071, 1.41};
    private static final double[] FLAT = {0};
    private static final double[] GAINS = {-18, -6, -0.5, 3, 18};

    private final MatchedFilter design = new MatchedFilter(RATE);
    private final double[] c = new double[MatchedFilter.SECTIONS * SvfSection.COEFFICIENTS];

    private interface Shape {
        void design(double hz, double gainDb, double q);
    }

    /** Numerator and denominator of a prototype: each the factors of s^2, s and 1. */
    private interface Prototype {
        double[][] of(double a, double q);
    }

    private static double power(double[] p, double w) {
        return square(p[2] - p[0] * w * w) + square(p[1] * w);
    }

    private static double angle(double[] p, double w) {
        return Math.atan2(p[1] * w, p[2] - p[0] * w * w);
    }

    private static double square(double x) {
        return x * x;
    }

    private double worstDb;
    private double worstDegrees;
    private String where = "";

    private void check(String name, double[] qs, double[] gains, Shape shape, Prototype prototype) {
        for (double hz : CORNERS)
            for (double q : qs)
                for (double gainDb : gains) {
                    shape.design(hz, gainDb, q);
                    compare(
                            name + " " + hz + " Hz " + gainDb + " dB Q " + q,
                            hz,
                            prototype.of(Math.pow(10, gainDb / 40), q));
                }
        System.out.printf("%s: %.4f dB, %.3f degrees (%s)%n", name, worstDb, worstDegrees, where);
    }

    private void compare(String what, double corner, double[][] p) {
        double[] phase = targetPhase(corner, p);
        for (int k = 1; k < SIZE * 18 / 48; k += k < 300 ? 1 : 37) {
            double hz = (double) k * RATE / SIZE;
            double[] h = response(hz);
            double db = 10 * Math.log10(h[0] * h[0] + h[1] * h[1]);
            double target = 10 * Math.log10(power(p[0], hz / corner) / power(p[1], hz / corner));
            if (target < -80) continue; // the bottom of a notch or cut
            double error = Math.abs(db - target);
            double turn = Math.toDegrees(Math.atan2(h[1], h[0]) - phase[k]);
            turn = Math.abs(turn - 360 * Math.rint(turn / 360));
            if (error > worstDb) {
                worstDb = error;
                where = what + " at " + hz;
            }
            worstDegrees = Math.max(worstDegrees, turn);
            assertTrue(error < 0.05, what + " at " + hz + " Hz is wrong by " + error + " dB");
            assertTrue(turn < 0.33, what + " at " + hz + " Hz turns " + turn + " degrees too far");
        }
    }

    /**
     * The phase of the minimum-phase filter with the prototype's magnitude: that of the bilinear filter, which is known,
     * and that which belongs to the smooth ratio of the two magnitudes.
     */
    private static double[] targetPhase(double corner, double[][] p) {
        boolean highCut = p[0][0] == 0 && p[0][1] == 0;
        double[] logs = new double[SIZE];
        double[] known = new double[SIZE];
        double warp = Math.tan(Math.PI * corner / RATE);
        for (int k = 0; k <= SIZE / 2; k++) {
            double hz = Math.max(1e-3, Math.min(k, SIZE / 2 - 1e-3)) * RATE / SIZE;
            double s = Math.tan(Math.PI * hz / RATE) / warp;
            double ratio = power(p[0], hz / corner) / power(p[1], hz / corner) * power(p[1], s) / power(p[0], s);
            known[k] = angle(p[0], s) - angle(p[1], s);
            if (highCut) { // without its two zeros at half the rate
                ratio *= square(square(2 * Math.cos(Math.PI * hz / RATE)));
                known[k] += 2 * Math.PI * hz / RATE;
            }
            logs[k] = 0.5 * Math.log(ratio);
            logs[(SIZE - k) % SIZE] = logs[k];
        }
        double[] phase = minimumPhase(logs);
        for (int k = 0; k < SIZE; k++) phase[k] += known[k];
        return phase;
    }

    /** The three sections at a frequency: s is the bilinear transform of z over g. */
    private double[] response(double hz) {
        double re = 1;
        double im = 0;
        for (int i = 0; i < c.length; i += SvfSection.COEFFICIENTS) {
            double s = Math.tan(Math.PI * hz / RATE) / c[i];
            double dr = 1 - s * s;
            double di = c[i + 1] * s;
            double n = dr * dr + di * di;
            double hr = c[i + 2] + (c[i + 4] * dr + c[i + 3] * s * di) / n;
            double hi = (c[i + 3] * s * dr - c[i + 4] * di) / n;
            double t = re * hr - im * hi;
            im = re * hi + im * hr;
            re = t;
        }
        return new double[] {re, im};
    }

    private static double[] minimumPhase(double[] logs) {
        double[] re = logs.clone();
        double[] im = new double[SIZE];
        Fourier.transform(re, im);
        for (int k = 0; k < SIZE; k++) {
            double keep = k == 0 || k == SIZE / 2 ? 1 : k < SIZE / 2 ? 2 : 0;
            re[k] *= keep / SIZE;
            im[k] = 0;
        }
        Fourier.transform(re, im);
        return im;
    }

    @Test
    void bell() {
        check("bell", QS, GAINS, (hz, db, q) -> design.bell(hz, db, q, c, 0), (a, q) ->
                new double[][] {{1, a / q, 1}, {1, 1 / (a * q), 1}});
    }

    @Test
    void lowShelf() {
        check("low shelf", SHELF_QS, GAINS, (hz, db, q) -> design.lowShelf(hz, db, q, c, 0), (a, q) ->
                new double[][] {{a, a * Math.sqrt(a) / q, a * a}, {a, Math.sqrt(a) / q, 1}});
    }

    @Test
    void highShelf() {
        check("high shelf", SHELF_QS, GAINS, (hz, db, q) -> design.highShelf(hz, db, q, c, 0), (a, q) ->
                new double[][] {{a * a, a * Math.sqrt(a) / q, a}, {1, Math.sqrt(a) / q, a}});
    }

    @Test
    void lowCut() {
        check("low cut", QS, FLAT, (hz, db, q) -> design.lowCut(hz, q, c, 0), (a, q) ->
                new double[][] {{1, 0, 0}, {1, 1 / q, 1}});
    }

    @Test
    void highCut() {
        check("high cut", QS, FLAT, (hz, db, q) -> design.highCut(hz, q, c, 0), (a, q) ->
                new double[][] {{0, 0, 1}, {1, 1 / q, 1}});
    }

    @Test
    void notch() {
        check("notch", QS, FLAT, (hz, db, q) -> design.notch(hz, q, c, 0), (a, q) ->
                new double[][] {{1, 0, 1}, {1, 1 / q, 1}});
    }

    @Test
    void mapRisesEverywhere() {
        double last = 0;
        for (int i = 1; i <= 10_000; i++) {
            double square = FrequencyMap.square(i / 10_000.0);
            assertTrue(square > last, "at " + i);
            last = square;
        }
    }

    @Test
    void everyDesignIsStableAtEveryRate() {
        for (int rate : new int[] {44_100, 48_000, 96_000, 192_000}) {
            MatchedFilter at = new MatchedFilter(rate);
            for (double hz = 10; hz <= 20_000; hz *= 1.21)
                for (double q = 0.1; q <= 20; q *= 1.7)
                    for (double db = -24; db <= 24; db += 8) {
                        at.bell(hz, db, q, c, 0);
                        requireStable(rate + " bell " + hz + " " + q + " " + db);
                        at.lowShelf(hz, db, q, c, 0);
                        requireStable(rate + " low shelf " + hz + " " + q + " " + db);
                        at.highShelf(hz, db, q, c, 0);
                        requireStable(rate + " high shelf " + hz + " " + q + " " + db);
                        at.lowCut(hz, q, c, 0);
                        requireStable(rate + " low cut " + hz + " " + q);
                        at.highCut(hz, q, c, 0);
                        requireStable(rate + " high cut " + hz + " " + q);
                        at.notch(hz, q, c, 0);
                        requireStable(rate + " notch " + hz + " " + q);
                    }
        }
    }

    private void requireStable(String what) {
        for (double x : c) assertTrue(Double.isFinite(x), what);
        for (int i = 0; i < c.length; i += SvfSection.COEFFICIENTS)
            assertTrue(c[i] > 0 && c[i + 1] > 0, what + ": g " + c[i] + ", k " + c[i + 1]);
    }

    @Test
    void sectionHasTheResponseOfItsCoefficients() {
        design.bell(9000, 12, 1, c, 0);
        SvfSection[] sections = {new SvfSection(), new SvfSection(), new SvfSection()};
        double[][] sound = new double[2][4096];
        sound[0][0] = 1;
        sound[1][0] = -0.5;
        for (int i = 0; i < 3; i++) {
            sections[i].moveTo(c, i * SvfSection.COEFFICIENTS, 0);
            sections[i].process(sound, 4096);
        }
        for (double hz = 50; hz < 24_000; hz *= 1.3) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < 4096; i++) {
                re += sound[0][i] * Math.cos(2 * Math.PI * hz / RATE * i);
                im -= sound[0][i] * Math.sin(2 * Math.PI * hz / RATE * i);
                assertEquals(-0.5 * sound[0][i], sound[1][i], 1e-15);
            }
            double[] h = response(hz);
            assertEquals(h[0], re, 1e-9);
            assertEquals(h[1], im, 1e-9);
        }
    }

    @Test
    void movesAndEndsExactly() {
        design.bell(1000, 12, 1, c, 0);
        SvfSection moved = new SvfSection();
        moved.moveTo(c, 0, 100);
        assertTrue(!moved.rests());
        moved.process(new double[1][100], 100);
        moved.fadeOut(50);
        double[][] sound = new double[1][50];
        java.util.Arrays.fill(sound[0], 0.3);
        moved.process(sound, 50);
        assertTrue(moved.rests());
        sound[0][7] = 0.123456;
        moved.process(sound, 50);
        assertEquals(0.123456, sound[0][7]);
    }

    @Test
    void silenceLeavesNoSubnormalState() {
        design.lowCut(20, 0.7071, c, 0);
        SvfSection section = new SvfSection();
        section.moveTo(c, 0, 0);
        double[][] sound = new double[1][32];
        java.util.Arrays.fill(sound[0], 1);
        section.process(sound, 32);
        for (int i = 0; i < 60 * RATE / 32; i++) {
            java.util.Arrays.fill(sound[0], 0);
            section.process(sound, 32);
            section.snap();
            assertTrue(section.leastState() > 1e-300, "state " + section.leastState());
        }
        assertEquals(Double.POSITIVE_INFINITY, section.leastState());
    }
}
