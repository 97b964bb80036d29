package org.longwave.loudness;

/**
 * Any thread. What was measured over a whole programme; levels may be negative infinity.
 *
 * @param seconds of sound that was measured
 * @param missingFrames frames that should have been measured and were not there
 */
record Summary(
        double seconds,
        double integratedLufs,
        double rangeLu,
        double truePeakDbtp,
        double maxMomentaryLufs,
        double maxShortTermLufs,
        long missingFrames) {
    boolean hasLoudness() {
        return !Double.isInfinite(integratedLufs);
    }
}
