package org.longwave.dsp;

/**
 * Steers a resampler so that it is where it should be; the thread of its edge. The ratio is that of the two clocks, plus
 * a pull in proportion to how far off the place is, smoothed with a quarter of its time constant: a critically damped
 * loop of second order, so neither place nor pitch ever jumps. The time constant grows with what is known of the device:
 * fast at first, then still.
 */
public final class ClockSteering {
    private static final double LEAST_SECONDS = 1.5;
    private static final double MOST_SECONDS = 25;
    /** Time constant as a part of the time the device was looked at. */
    private static final double PART_OF_SPAN = 0.2;

    /** 3000 ppm are 5 cents. */
    private static final double MAX_PULL = 3e-3;

    private final double outRateHz;
    private final double nominalRatio;
    private double ratio;

    public ClockSteering(double nominalRatio, double outRateHz) {
        this.nominalRatio = nominalRatio;
        this.outRateHz = outRateHz;
        ratio = nominalRatio;
    }

    /** At a place that is right: takes the ratio of the clocks at once. */
    public void restart(double clockRatio) {
        ratio = bounded(clockRatio);
    }

    /**
     * The ratio for the next {@code outFrames} frames.
     *
     * @param offFrames how many input frames further the resampler should be
     * @param clockRatio input frames per output frame by the two clocks
     * @param spanSeconds how long the device was looked at
     */
    public double next(double offFrames, double clockRatio, int outFrames, double spanSeconds) {
        double seconds = Math.clamp(spanSeconds * PART_OF_SPAN, LEAST_SECONDS, MOST_SECONDS);
        double pull = Math.clamp(offFrames / (nominalRatio * outRateHz * seconds), -MAX_PULL, MAX_PULL);
        double part = Math.min(1, outFrames / outRateHz / (seconds / 4));
        ratio = bounded(ratio + (clockRatio * (1 + pull) - ratio) * part);
        return ratio;
    }

    private double bounded(double wanted) {
        double limit = MAX_PULL + 2 * DeviceClock.MAX_PPM * 1e-6;
        return Math.clamp(wanted, nominalRatio * (1 - limit), nominalRatio * (1 + limit));
    }
}
