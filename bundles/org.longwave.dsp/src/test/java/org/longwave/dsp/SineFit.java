package org.longwave.dsp;

/** Least-squares fit of constant + sine + cosine at a known frequency; what is left is distortion and noise. */
record SineFit(double amplitude, double phase, double residualRms) {
    static SineFit of(float[] x, int from, int frames, double cyclesPerFrame) {
        double[][] m = new double[3][4];
        double[] basis = new double[3];
        for (int i = 0; i < frames; i++) {
            basisAt(basis, cyclesPerFrame, i);
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 3; c++) m[r][c] += basis[r] * basis[c];
                m[r][3] += basis[r] * x[from + i];
            }
        }
        double[] k = solve(m);
        double sum = 0;
        for (int i = 0; i < frames; i++) {
            basisAt(basis, cyclesPerFrame, i);
            double rest = x[from + i] - k[0] - k[1] * basis[1] - k[2] * basis[2];
            sum += rest * rest;
        }
        return new SineFit(Math.hypot(k[1], k[2]), Math.atan2(k[2], k[1]), Math.sqrt(sum / frames));
    }

    double thdNoiseDb() {
        return 20 * Math.log10(residualRms / (amplitude / Math.sqrt(2)));
    }

    private static void basisAt(double[] basis, double cyclesPerFrame, int i) {
        double w = 2 * Math.PI * (cyclesPerFrame * i - Math.floor(cyclesPerFrame * i));
        basis[0] = 1;
        basis[1] = Math.sin(w);
        basis[2] = Math.cos(w);
    }

    private static double[] solve(double[][] m) {
        for (int p = 0; p < 3; p++)
            for (int r = 0; r < 3; r++) {
                if (r == p) continue;
                double f = m[r][p] / m[p][p];
                for (int c = p; c < 4; c++) m[r][c] -= f * m[p][c];
            }
        return new double[] {m[0][3] / m[0][0], m[1][3] / m[1][1], m[2][3] / m[2][2]};
    }
}
