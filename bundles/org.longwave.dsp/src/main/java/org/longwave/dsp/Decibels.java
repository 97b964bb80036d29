package org.longwave.dsp;

/** Level and gain. Allocation-free and deterministic ({@link StrictMath}); any thread, the engine's too. */
public final class Decibels {
    /** At and below this a gain is taken as off. */
    public static final float OFF_DB = -120f;

    /** ln 10 / 20 */
    private static final double PER_DB = 0.11512925464970229;

    private Decibels() {}

    /** 20 dB = factor 10; {@value #OFF_DB} dB and below give exactly 0, 0 dB exactly 1. */
    public static float toGain(float db) {
        if (db == 0f) return 1f;
        return db <= OFF_DB ? 0f : (float) StrictMath.exp(db * PER_DB); // StrictMath.pow makes three small arrays
    }

    /** The level of a linear value against 1.0; {@link Double#NEGATIVE_INFINITY} for 0. */
    public static double ofLevel(double linear) {
        return 20.0 * StrictMath.log10(Math.abs(linear));
    }
}
