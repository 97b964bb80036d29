package org.longwave.effects;

import org.longwave.api.RealTime;

/** A switch that goes on at a level and off when it has been below a lower one for a while; engine thread. */
@RealTime
final class Hold {
    private final int rateHz;
    private int holdFrames;
    private int left;
    private boolean on;

    Hold(int rateHz, double millis) {
        this.rateHz = rateHz;
        hold(millis);
    }

    void hold(double millis) {
        holdFrames = (int) Math.round(millis * rateHz / 1000);
    }

    boolean next(double levelDb, double onDb, double offDb) {
        if (levelDb >= onDb) on = true;
        if (levelDb >= offDb) left = holdFrames;
        else if (left > 0) left--;
        else on = false;
        return on;
    }

    void reset() {
        on = false;
        left = 0;
    }
}
