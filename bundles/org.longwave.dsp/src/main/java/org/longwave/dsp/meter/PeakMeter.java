package org.longwave.dsp.meter;

/**
 * One thread at a time: the sample peak of one channel, at once up, back by 20 dB in 1.7 s (IEC 60268-18), and the
 * highest of the last seconds held. Linear.
 */
public final class PeakMeter {
    private static final double FALL_DB_PER_SECOND = 20 / 1.7;
    private static final float NOTHING = 1e-12f;

    private final int rateHz;
    private final long holdFrames;
    private float peak;
    private float held;
    private long heldFor;
    private int fallFrames;
    private float fall;

    /** @param holdSeconds 0..3600; {@link Double#POSITIVE_INFINITY}: until {@link #reset} */
    public PeakMeter(int rateHz, double holdSeconds) {
        Checks.rate(rateHz);
        if (!(holdSeconds >= 0 && (holdSeconds <= 3600 || Double.isInfinite(holdSeconds))))
            throw new IllegalArgumentException("holdSeconds is " + holdSeconds + ", allowed 0..3600 or infinite");
        this.rateHz = rateHz;
        holdFrames = Double.isInfinite(holdSeconds) ? Long.MAX_VALUE : Math.round(holdSeconds * rateHz);
    }

    public void process(float[] x, int from, int frames) {
        float highest = 0;
        for (int i = from; i < from + frames; i++) highest = Math.max(highest, Math.abs(Checks.finite(x[i])));
        if (frames != fallFrames) {
            fallFrames = frames;
            fall = (float) StrictMath.pow(10, -FALL_DB_PER_SECOND / 20 * frames / rateHz);
        }
        peak = Math.max(highest, peak * fall);
        if (peak < NOTHING) peak = 0;
        heldFor += frames;
        if (highest >= held || heldFor > holdFrames) {
            held = Math.max(highest, highest >= held ? 0 : peak);
            heldFor = 0;
        }
    }

    public float level() {
        return peak;
    }

    /** The highest level of the hold time. */
    public float held() {
        return held;
    }

    public void reset() {
        held = peak;
        heldFor = 0;
    }
}
