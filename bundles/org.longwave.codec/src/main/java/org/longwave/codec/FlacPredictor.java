package org.longwave.codec;

/**
 * Linear prediction for one block (RFC 9639, 9.2.6 and appendix), on the encoder's thread: windowed autocorrelation,
 * Levinson-Durbin, coefficients of 14 bits.
 */
final class FlacPredictor {
    static final int MAX_ORDER = 12;
    static final int PRECISION = 14;

    private final double[] window;
    private final double[] windowed;
    private final double[][] coefficients = new double[MAX_ORDER + 1][MAX_ORDER];
    private final double[] errors = new double[MAX_ORDER + 1];
    final int[] quantised = new int[MAX_ORDER];
    int shift;

    FlacPredictor(int blockFrames) {
        window = new double[blockFrames];
        windowed = new double[blockFrames];
        fill(blockFrames);
    }

    private int shaped = -1;

    /** Tukey's window, half of it flat. */
    private void fill(int count) {
        int slope = count / 4;
        for (int i = 0; i < count; i++) {
            int edge = Math.min(i, count - 1 - i);
            window[i] = edge >= slope ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * (edge + 0.5) / slope);
        }
        shaped = count;
    }

    /** Finds the order that should cost least; 0 when prediction does not help. */
    int order(int[] samples, int count, int most) {
        if (shaped != count) fill(count);
        for (int i = 0; i < count; i++) windowed[i] = samples[i] * window[i];
        double[] r = new double[most + 1];
        for (int lag = 0; lag <= most; lag++) {
            double sum = 0;
            for (int i = lag; i < count; i++) sum += windowed[i] * windowed[i - lag];
            r[lag] = sum;
        }
        if (r[0] <= 0) return 0;
        levinson(r, most);
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int order = 1; order <= most; order++) {
            double perSample = Math.max(0, 0.5 * Math.log(Math.max(errors[order], 1e-9) / count) / Math.log(2));
            double bits = perSample * (count - order) + order * (PRECISION + 24);
            if (bits < least) {
                least = bits;
                best = order;
            }
        }
        return quantise(best) ? best : 0;
    }

    private void levinson(double[] r, int most) {
        double error = r[0];
        double[] a = new double[most];
        for (int i = 0; i < most; i++) {
            double k = r[i + 1];
            for (int j = 0; j < i; j++) k -= a[j] * r[i - j];
            k /= error;
            double[] next = a.clone();
            next[i] = k;
            for (int j = 0; j < i; j++) next[j] = a[j] - k * a[i - 1 - j];
            a = next;
            error *= 1 - k * k;
            if (!(error > 0)) error = 1e-9;
            errors[i + 1] = error;
            System.arraycopy(a, 0, coefficients[i + 1], 0, i + 1);
        }
    }

    private boolean quantise(int order) {
        double largest = 0;
        for (int i = 0; i < order; i++) largest = Math.max(largest, Math.abs(coefficients[order][i]));
        if (largest <= 0) return false;
        shift = Math.clamp(PRECISION - 2 - Math.getExponent(largest), 0, 15);
        int limit = (1 << PRECISION - 1) - 1;
        double carried = 0;
        for (int i = 0; i < order; i++) {
            double exact = coefficients[order][i] * (1 << shift) + carried;
            if (Math.abs(exact) > limit + 1) return false;
            quantised[i] = (int) Math.clamp(Math.round(exact), -limit - 1, limit);
            // the rounding error of one coefficient goes to the next
            carried = exact - quantised[i];
        }
        return true;
    }

    /** False when a residual does not fit; then another way must be taken. */
    boolean residual(int[] samples, int count, int order, int[] into) {
        for (int i = order; i < count; i++) {
            long sum = 0;
            for (int j = 0; j < order; j++) sum += (long) quantised[j] * samples[i - 1 - j];
            long rest = samples[i] - (sum >> shift);
            if (rest < -(1 << 30) || rest > 1 << 30) return false;
            into[i] = (int) rest;
        }
        return true;
    }
}
