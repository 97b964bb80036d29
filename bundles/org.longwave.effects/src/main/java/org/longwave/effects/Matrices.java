package org.longwave.effects;

/** Small dense matrices; control room. */
final class Matrices {
    private Matrices() {}

    /** By Gauss and Jordan, without pivoting: for matrices whose diagonal dominates. */
    static double[][] inverse(double[][] of) {
        int n = of.length;
        double[][] a = new double[n][2 * n];
        for (int r = 0; r < n; r++) {
            System.arraycopy(of[r], 0, a[r], 0, n);
            a[r][n + r] = 1;
        }
        for (int p = 0; p < n; p++) {
            double pivot = a[p][p];
            for (int c = 0; c < 2 * n; c++) a[p][c] /= pivot;
            for (int r = 0; r < n; r++) {
                double factor = a[r][p];
                if (r == p || factor == 0) continue;
                for (int c = 0; c < 2 * n; c++) a[r][c] -= factor * a[p][c];
            }
        }
        double[][] inverse = new double[n][n];
        for (int r = 0; r < n; r++) System.arraycopy(a[r], n, inverse[r], 0, n);
        return inverse;
    }
}
