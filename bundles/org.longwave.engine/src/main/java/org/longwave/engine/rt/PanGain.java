package org.longwave.engine.rt;

import org.longwave.api.RealTime;
import org.longwave.api.command.PanLaw;

/** What a position between left and right means for each channel; engine thread. */
@RealTime
final class PanGain {
    private PanGain() {}

    /** @param position -1 left .. 1 right */
    static float of(PanLaw law, float position, int channel) {
        float away = channel == 0 ? position : -position;
        if (law == PanLaw.BALANCE) {
            if (away <= 0f) return 1f;
            return away >= 1f ? 0f : (float) QuarterTurn.cos(away);
        }
        double near = (1 - (double) away) / 2; // 1: all the way to this side
        if (near <= 0) return 0f;
        double power = near >= 1 ? 1 : QuarterTurn.sin(near);
        if (law == PanLaw.MINUS_3_DB) return (float) power;
        return (float) (law == PanLaw.MINUS_6_DB ? near : Math.sqrt(power * near));
    }
}
