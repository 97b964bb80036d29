package org.longwave.dsp.meter;

/** Any thread. What every meter asks of its arguments and of its samples. */
final class Checks {
    /** Beyond this a sample is no sound; 1.0 is full scale. */
    private static final float HIGHEST = 1e6f;

    private Checks() {}

    static void rate(int rateHz) {
        if (rateHz < 8000 || rateHz > 384_000)
            throw new IllegalArgumentException("rateHz is " + rateHz + ", allowed 8000..384000");
    }

    /** The sample, or 0 for NaN, infinity and what is far outside full scale: one such must not blind a meter for good. */
    static float finite(float x) {
        return Math.abs(x) <= HIGHEST ? x : 0f;
    }
}
