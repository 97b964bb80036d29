package org.longwave.effects;

import org.longwave.api.RealTime;

/**
 * Lets a reduction in dB follow its goal: rising with the attack's time constant, falling with the release's; engine
 * thread. A time constant is the time in which 63.2 % (1 - 1/e) of a step in dB is done.
 */
@RealTime
final class Ballistics {
    private final int rateHz;
    private double attack;
    private double release;
    private double reductionDb;

    Ballistics(int rateHz, double attackMillis, double releaseMillis) {
        this.rateHz = rateHz;
        attack(attackMillis);
        release(releaseMillis);
    }

    void attack(double millis) {
        attack = weight(millis);
    }

    void release(double millis) {
        release = weight(millis);
    }

    private double weight(double millis) {
        return 1 - StrictMath.exp(-1000 / (millis * rateHz));
    }

    double next(double goalDb) {
        reductionDb += (goalDb - reductionDb) * (goalDb > reductionDb ? attack : release);
        if (goalDb == 0 && reductionDb < 1e-6) reductionDb = 0; // the rest of an exponential: below -119 dBFS
        return reductionDb;
    }

    void reset() {
        reductionDb = 0;
    }
}
