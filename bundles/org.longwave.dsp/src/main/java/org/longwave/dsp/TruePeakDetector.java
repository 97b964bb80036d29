package org.longwave.dsp;

/**
 * Finds how high sound swings between its samples; one thread, the engine's too. Allocation-free. Eight times
 * oversampled by a Kaiser-windowed sinc of 64 taps (ITU-R BS.1770-5, Annex 2 asks for four times), and where that
 * comes near the limit a parabola through the three highest points: a sine of 0.45 of the rate is found within
 * 0.01 dB, which plain oversampling needs 64 times for.
 */
final class TruePeakDetector {
    /** Frames that must be known after the interval that is looked at. */
    static final int AFTER = 32;

    /** Frames that must be known before it; one more for the parabola's left foot. */
    static final int BEFORE = AFTER;

    static final int MOST_FRAMES = 64;
    private static final int TAPS = 2 * AFTER;
    private static final int PHASES = 8;
    private static final double BETA = 3.5;
    /** Above this part of the limit the parabola is worth its work. */
    private static final float NEAR = 0.96f;

    private static final float[][] KERNEL = kernel();
    /** No interpolated value is above this many times the highest sample. */
    static final float GREATEST_SUM = greatestSum();

    private final float[][] between = new float[PHASES][MOST_FRAMES];

    private static float[][] kernel() {
        float[][] rows = new float[PHASES][TAPS];
        for (int p = 1; p < PHASES; p++) {
            double[] row = new double[TAPS];
            double sum = 0;
            for (int k = 0; k < TAPS; k++) {
                double t = k - (AFTER - 1) - (double) p / PHASES;
                row[k] = StrictMath.sin(Math.PI * t) / (Math.PI * t) * kaiser(t / AFTER);
                sum += row[k];
            }
            for (int k = 0; k < TAPS; k++) rows[p][k] = (float) (row[k] / sum);
        }
        return rows;
    }

    private static double kaiser(double x) {
        return bessel0(BETA * Math.sqrt(Math.max(0, 1 - x * x))) / bessel0(BETA);
    }

    private static double bessel0(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-18 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static float greatestSum() {
        float most = 1;
        for (float[] row : KERNEL) {
            float sum = 0;
            for (float h : row) sum += Math.abs(h);
            most = Math.max(most, sum);
        }
        return most * 1.01f;
    }

    /**
     * Raises {@code peaks[i]} to the highest swing of {@code sound} from frame {@code first + i} to the frame after it,
     * for {@code frames} frames, at most {@value #MOST_FRAMES}. The refined value is given only near {@code limit} and
     * above.
     */
    void raise(float[] peaks, float[] sound, int first, int frames, float limit) {
        for (int p = 1; p < PHASES; p++) interpolate(between[p], KERNEL[p], sound, first - AFTER + 1, frames);
        for (int i = 0; i < frames; i++)
            peaks[i] = Math.max(peaks[i], Math.max(Math.abs(sound[first + i]), Math.abs(sound[first + i + 1])));
        for (int p = 1; p < PHASES; p++) {
            float[] row = between[p];
            for (int i = 0; i < frames; i++) peaks[i] = Math.max(peaks[i], Math.abs(row[i]));
        }
        for (int i = 0; i < frames; i++) if (peaks[i] > limit * NEAR) peaks[i] = refine(peaks[i], sound, first, i);
    }

    private static void interpolate(float[] out, float[] h, float[] sound, int first, int frames) {
        for (int i = 0; i < frames; i++) out[i] = 0f;
        for (int k = 0; k < TAPS; k += 4) {
            float h0 = h[k];
            float h1 = h[k + 1];
            float h2 = h[k + 2];
            float h3 = h[k + 3];
            int at = first + k;
            for (int i = 0; i < frames; i++)
                out[i] += (h0 * sound[at + i] + h1 * sound[at + i + 1])
                        + (h2 * sound[at + i + 2] + h3 * sound[at + i + 3]);
        }
    }

    /** The last phase of the interval before {@code frame}, with the same operations in the same order. */
    private static float lastBefore(float[] sound, int frame) {
        float[] h = KERNEL[PHASES - 1];
        float sum = 0f;
        int at = frame - AFTER;
        for (int k = 0; k < TAPS; k += 4)
            sum += (h[k] * sound[at + k] + h[k + 1] * sound[at + k + 1])
                    + (h[k + 2] * sound[at + k + 2] + h[k + 3] * sound[at + k + 3]);
        return sum;
    }

    /** The tops of the parabolas through each three neighbours of which the middle one is highest. */
    private float refine(float found, float[] sound, int first, int i) {
        float most = found;
        float before = i == 0 ? lastBefore(sound, first) : between[PHASES - 1][i - 1];
        float here = sound[first + i];
        for (int p = 0; p < PHASES; p++) {
            float after = p == PHASES - 1 ? sound[first + i + 1] : between[p + 1][i];
            float bend = 2 * here - before - after;
            // |here| is a local maximum: the bend has its sign and the top lies within half a step
            float slope = after - before;
            if (bend * here > 0 && Math.abs(slope) <= Math.abs(bend))
                most = Math.max(most, Math.abs(here + slope * slope / (8 * bend)));
            before = here;
            here = after;
        }
        return most;
    }
}
