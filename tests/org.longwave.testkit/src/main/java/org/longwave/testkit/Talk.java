package org.longwave.testkit;

/** Sound whose level goes up and down like speech, never twice in the same way; other for each seed. Any thread. */
public final class Talk implements LiveBus.Sound {
    private static final double KNOTS_PER_SECOND = 8;

    private final long seed;
    private final double lowDb;
    private final double highDb;

    /** Levels between -38 and -8 dB. */
    public Talk(long seed) {
        this(seed, -38, -8);
    }

    public Talk(long seed, double lowDb, double highDb) {
        this.seed = seed;
        this.lowDb = lowDb;
        this.highDb = highDb;
    }

    @Override
    public float at(long frame, int channel, int rateHz) {
        double place = frame * KNOTS_PER_SECOND / rateHz;
        long knot = (long) Math.floor(place);
        double part = place - knot;
        double db = level(knot) * (1 - part) + level(knot + 1) * part;
        double tone = Math.sin(2 * Math.PI * (180 + 70 * channel) * frame / rateHz);
        return (float) (Math.pow(10, db / 20) * (0.8 * tone + 0.5 * (2 * chance(frame * 2 + channel) - 1)));
    }

    private double level(long knot) {
        return lowDb + (highDb - lowDb) * chance(-1 - knot);
    }

    /** 0 to 1. */
    private double chance(long number) {
        long z = (number + seed * 1_000_003) * 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return ((z ^ z >>> 31) >>> 11) / (double) (1L << 53);
    }
}
