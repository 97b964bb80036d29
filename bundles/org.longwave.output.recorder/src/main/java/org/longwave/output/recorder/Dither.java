package org.longwave.output.recorder;

/**
 * Dither noise that is a pure function of the engine frame and the channel, so that the same frames always give the
 * same bits, whenever and in whatever pieces they are written. Any thread.
 */
final class Dither {
    private Dither() {}

    /** Triangular noise in -1..+1 steps of the target, mean 0: the difference of two uniform numbers. */
    static double tpdf(long frame, int channel) {
        long bits = mix(frame * 2 + channel);
        return ((bits >>> 32) - (bits & 0xFFFF_FFFFL)) * 0x1p-32;
    }

    /** SplitMix64 (Steele, Lea, Flood 2014), one step from the counter. */
    private static long mix(long counter) {
        long z = (counter + 1) * 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}
