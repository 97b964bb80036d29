package org.longwave.dsp;

/** What a tone leaves behind a notch at its own frequency (AES17: quality 1.2 to 3), for tests. */
final class Notch {
    private Notch() {}

    /** THD+N in dB; the first and last tenth settle. */
    static double thdNoiseDb(float[] x, double cyclesPerFrame) {
        double cycles = refine(x, refine(x, cyclesPerFrame));
        double w = 2 * Math.PI * cycles;
        double alpha = Math.sin(w) / 4;
        double a0 = 1 + alpha;
        double x1 = 0;
        double x2 = 0;
        double y1 = 0;
        double y2 = 0;
        double rest = 0;
        double all = 0;
        int skip = x.length / 10;
        for (int i = 0; i < x.length; i++) {
            double y = (x[i] - 2 * Math.cos(w) * (x1 - y1) + x2 - (1 - alpha) * y2) / a0;
            x2 = x1;
            x1 = x[i];
            y2 = y1;
            y1 = y;
            if (i < skip || i >= x.length - skip) continue;
            rest += y * y;
            all += (double) x[i] * x[i];
        }
        return 10 * Math.log10(rest / all);
    }

    private static double refine(float[] x, double cycles) {
        int n = x.length / 3;
        double turn = (phase(x, 2 * n, n, cycles) - phase(x, 0, n, cycles)) / (2 * Math.PI);
        return cycles + (turn - Math.rint(turn)) / (2.0 * n);
    }

    private static double phase(float[] x, int from, int frames, double cycles) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < frames; i++) {
            double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / frames);
            double p = cycles * (from + i);
            re += w * x[from + i] * Math.cos(2 * Math.PI * (p - Math.floor(p)));
            im -= w * x[from + i] * Math.sin(2 * Math.PI * (p - Math.floor(p)));
        }
        return Math.atan2(im, re);
    }
}
