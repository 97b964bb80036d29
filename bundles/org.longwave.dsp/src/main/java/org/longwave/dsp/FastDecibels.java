package org.longwave.dsp;

/**
 * Level and gain for each single frame; any thread, the engine's too. Plain arithmetic on the bits of a double: the
 * same bits on every machine, some ten times as fast as {@link StrictMath}. Wrong by less than 0.00001 dB; 1.0 is
 * exactly 0 dB and 0 dB exactly 1.0.
 */
public final class FastDecibels {
    /** What silence is taken for. */
    public static final double SILENCE_DB = -300;

    private static final double SILENCE = 1e-15;
    private static final long MANTISSA = 0x000F_FFFF_FFFF_FFFFL;
    private static final long ONE = 0x3FF0_0000_0000_0000L;
    private static final double LN_2 = 0.693147180559945309417;
    /** 20 / ln 10. */
    private static final double DB_PER_NEPER = 8.68588963806503655302;

    private static final double OCTAVES_PER_DB = 1 / (DB_PER_NEPER * LN_2);

    private FastDecibels() {}

    /** The level of a linear value, 0 and more and finite, against 1.0; {@link #SILENCE_DB} below 1e-15. */
    public static double ofLevel(double linear) {
        if (!(linear > SILENCE)) return SILENCE_DB;
        long bits = Double.doubleToRawLongBits(linear);
        int exponent = (int) (bits >>> 52) - 1023;
        double mantissa = Double.longBitsToDouble(bits & MANTISSA | ONE);
        if (mantissa > 1.4142135623730951) {
            mantissa *= 0.5;
            exponent++;
        }
        // ln m = 2 artanh((m - 1) / (m + 1)), |t| < 0.172
        double t = (mantissa - 1) / (mantissa + 1);
        double s = t * t;
        double ln = 2 * t * (1 + s * (1.0 / 3 + s * (1.0 / 5 + s * (1.0 / 7 + s * (1.0 / 9)))));
        return DB_PER_NEPER * (exponent * LN_2 + ln);
    }

    /** The gain of a level; 0 at {@link #SILENCE_DB} and below, levels above 300 dB are taken as 300. */
    public static double toGain(double db) {
        if (!(db > SILENCE_DB)) return 0;
        double octaves = Math.min(db, 300) * OCTAVES_PER_DB;
        double whole = Math.floor(octaves + 0.5);
        double x = (octaves - whole) * LN_2;
        double y = x * x; // two short chains; divisions by constants would stay divisions
        double even = 1 + y * (1.0 / 2 + y * (1.0 / 24 + y * (1.0 / 720 + y * (1.0 / 40_320))));
        double odd = 1 + y * (1.0 / 6 + y * (1.0 / 120 + y * (1.0 / 5040)));
        double e = even + x * odd;
        return e * Double.longBitsToDouble((long) (whole + 1023) << 52);
    }
}
