package org.longwave.api;

import java.util.List;

/**
 * How everything on a bus stood at one moment; any thread.
 *
 * @param masterDb its fader; -120 is off
 * @param micMuted silent because a microphone is open
 * @param ceilingDb of its limiter
 * @param source of a monitor: number of the bus it hears; else -1
 * @param dim of a monitor: turned down by 20 dB
 * @param mono of a monitor: the mean of both channels on both
 * @param inserts of the slots that are in use, also those that wait for their effect, by slot
 */
public record BusState(
        BusInfo info,
        float masterDb,
        boolean muted,
        boolean micMuted,
        float ceilingDb,
        int source,
        boolean dim,
        boolean mono,
        List<InsertInfo> inserts) {
    public BusState {
        inserts = List.copyOf(inserts);
    }
}
