package org.longwave.dsp;

/** A plain radix-2 transform for tests. */
final class Fourier {
    private Fourier() {}

    static void transform(double[] re, double[] im) {
        int n = re.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) j ^= bit;
            j ^= bit;
            if (i < j) {
                double t = re[i];
                re[i] = re[j];
                re[j] = t;
                t = im[i];
                im[i] = im[j];
                im[j] = t;
            }
        }
        for (int size = 2; size <= n; size *= 2)
            for (int k = 0; k < size / 2; k++) {
                double wr = Math.cos(2 * Math.PI * k / size);
                double wi = -Math.sin(2 * Math.PI * k / size);
                for (int a = k; a < n; a += size) {
                    int b = a + size / 2;
                    double xr = re[b] * wr - im[b] * wi;
                    double xi = re[b] * wi + im[b] * wr;
                    re[b] = re[a] - xr;
                    im[b] = im[a] - xi;
                    re[a] += xr;
                    im[a] += xi;
                }
            }
    }
}
