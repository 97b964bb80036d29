package org.longwave.dsp;

/**
 * The square of the analogue frequency as a rational function of the digital one; any thread, allocation-free. With
 * {@code phi = sin^2(w/2)} and w in radians per frame, {@code w^2 = 4 asin^2(sqrt phi)} has a branch point at phi = 1
 * (half the rate) only; {@code 4 phi (1 + a1 phi + a2 phi^2) / (1 + b1 phi + b2 phi^2 + b3 phi^3)} was fitted to it by
 * weighted least squares: wrong by less than 0.05 % up to 0.76 of half the rate, by 0.21 % up to 0.9, by 3.6 % at half
 * the rate. It rises everywhere in 0..1, and its zeros and poles lie outside.
 *
 * <p>So a magnitude given as a rational function of w^2, as that of every analogue filter is, becomes one of phi, as
 * that of every digital filter is: with the right response and no bilinear warping.
 */
final class FrequencyMap {
    private static final double A1 = -1.59268786;
    private static final double A2 = 0.60338072;
    private static final double B1 = -1.92792197;
    private static final double B2 = 1.07840029;
    private static final double B3 = -0.14598481;
    /** Three roots each: of the map's poles, and scratch. */
    private final double[] re = new double[3];

    private final double[] im = new double[3];
    private final double[] c = new double[4];
    private final double[] d = new double[4];

    /** The mapped w^2 at phi, 0..1. */
    static double square(double phi) {
        return 4 * phi * (1 + phi * (A1 + phi * A2)) / (1 + phi * (B1 + phi * (B2 + phi * B3)));
    }

    double rootRe(int i) {
        return re[i];
    }

    double rootIm(int i) {
        return im[i];
    }

    /** Finds the three phi for which {@link #square} is ur + i ui; sorted by their real parts. */
    void solve(double ur, double ui) {
        c[0] = -ur;
        d[0] = -ui;
        c[1] = 4 - ur * B1;
        d[1] = -ui * B1;
        c[2] = 4 * A1 - ur * B2;
        d[2] = -ui * B2;
        c[3] = 4 * A2 - ur * B3;
        d[3] = -ui * B3;
        roots(ur == 0 && ui == 0, ui == 0);
    }

    /** Finds the three phi at which {@link #square} is infinite. */
    void solveInfinity() {
        c[0] = 1;
        c[1] = B1;
        c[2] = B2;
        c[3] = B3;
        for (int i = 0; i < 4; i++) d[i] = 0;
        roots(false, true);
    }

    /** All at once by the method of Durand and Kerner, then Newton's for the last digits. */
    private void roots(boolean zero, boolean real) {
        double norm = c[3] * c[3] + d[3] * d[3];
        for (int i = 0; i < 3; i++) {
            double r = (c[i] * c[3] + d[i] * d[3]) / norm;
            d[i] = (d[i] * c[3] - c[i] * d[3]) / norm;
            c[i] = r;
        }
        start();
        for (int round = 0; round < 60; round++) {
            double moved = 0;
            for (int i = 0; i < 3; i++) moved = Math.max(moved, improve(i));
            if (moved < 1e-28) break;
        }
        if (real) for (int i = 0; i < 3; i++) im[i] = 0;
        sort();
        if (zero) re[0] = 0;
        else if (!real || c[0] != 0) polish();
    }

    private void start() {
        re[0] = 0.05;
        im[0] = 0.02;
        re[1] = 1.1;
        im[1] = 0.03;
        re[2] = 2.0;
        im[2] = -0.05;
    }

    /** One step of root i; the square of how far it went, against its size. */
    private double improve(int i) {
        double x = re[i];
        double y = im[i];
        double pr = x + c[2];
        double pi = y + d[2];
        double t = pr * x - pi * y + c[1];
        pi = pr * y + pi * x + d[1];
        pr = t;
        t = pr * x - pi * y + c[0];
        pi = pr * y + pi * x + d[0];
        pr = t;
        for (int k = 0; k < 3; k++) {
            if (k == i) continue;
            double dr = x - re[k];
            double di = y - im[k];
            double n = Math.max(1e-300, dr * dr + di * di);
            t = (pr * dr + pi * di) / n;
            pi = (pi * dr - pr * di) / n;
            pr = t;
        }
        re[i] = x - pr;
        im[i] = y - pi;
        return (pr * pr + pi * pi) / (1e-30 + x * x + y * y);
    }

    /** The smallest root again, since for low frequencies all depends on its last digits. */
    private void polish() {
        for (int round = 0; round < 3; round++) {
            double x = re[0];
            double y = im[0];
            double vr = ((x + c[2]) * x - (y + d[2]) * y) + c[1];
            double vi = ((x + c[2]) * y + (y + d[2]) * x) + d[1];
            double n = vr * vr + vi * vi;
            if (n == 0) return;
            // phi = -c0 / (c1 + c2 phi + phi^2): contracts fast near 0
            if (x * x + y * y > 1e-4) return;
            re[0] = -(c[0] * vr + d[0] * vi) / n;
            im[0] = -(d[0] * vr - c[0] * vi) / n;
        }
    }

    private void sort() {
        for (int a = 0; a < 2; a++)
            for (int b = a + 1; b < 3; b++)
                if (re[b] < re[a]) {
                    double t = re[a];
                    re[a] = re[b];
                    re[b] = t;
                    t = im[a];
                    im[a] = im[b];
                    im[b] = t;
                }
    }
}
