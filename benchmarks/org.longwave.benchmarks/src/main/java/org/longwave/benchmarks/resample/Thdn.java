package org.longwave.benchmarks.resample;

/**
 * Distortion and noise of a tone, one thread: a notch at the tone's measured frequency (AES17: quality 1.2 to 3; here 2,
 * second order), then the power of all that is left against the tone's. Without the 20 kHz low pass, so never better
 * than the standard's figure.
 */
public final class Thdn {
    private static final double QUALITY = 2;

    private Thdn() {}

    /** In dB; the first and last tenth of {@code x} settle the notch and are not judged. */
    public static double of(float[] x, double cyclesPerFrame) {
        double cycles = refine(x, refine(x, cyclesPerFrame));
        int skip = x.length / 10;
        double rest = notched(x, cycles, skip);
        double all = 0;
        for (int i = skip; i < x.length - skip; i++) all += (double) x[i] * x[i];
        return 10 * Math.log10(rest / all);
    }

    /** Frequency by the turn of the phase from the first third to the last. */
    private static double refine(float[] x, double cycles) {
        int n = x.length / 3;
        double a = phase(x, 0, n, cycles);
        double b = phase(x, 2 * n, n, cycles);
        double turn = (b - a) / (2 * Math.PI);
        return cycles + (turn - Math.rint(turn)) / (2.0 * n);
    }

    private static double phase(float[] x, int from, int frames, double cycles) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < frames; i++) {
            double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / frames);
            double p = cycles * (from + i);
            double turn = 2 * Math.PI * (p - Math.floor(p));
            re += w * x[from + i] * Math.cos(turn);
            im -= w * x[from + i] * Math.sin(turn);
        }
        return Math.atan2(im, re);
    }

    private static double notched(float[] x, double cycles, int skip) {
        double w = 2 * Math.PI * cycles;
        double alpha = Math.sin(w) / (2 * QUALITY);
        double a0 = 1 + alpha;
        double b0 = 1 / a0;
        double b1 = -2 * Math.cos(w) / a0;
        double a2 = (1 - alpha) / a0;
        double x1 = 0;
        double x2 = 0;
        double y1 = 0;
        double y2 = 0;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double y = b0 * x[i] + b1 * x1 + b0 * x2 - b1 * y1 - a2 * y2;
            x2 = x1;
            x1 = x[i];
            y2 = y1;
            y1 = y;
            if (i >= skip && i < x.length - skip) sum += y * y;
        }
        return sum;
    }
}
