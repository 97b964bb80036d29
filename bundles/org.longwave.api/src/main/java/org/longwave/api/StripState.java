package org.longwave.api;

import java.util.List;
import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.PanLaw;

/**
 * How everything on a strip stood at one moment; any thread.
 *
 * @param invertLeft polarity of the left channel
 * @param highPassSlopeDb 0 (off), 12 or 24 dB per octave
 * @param faderDb where it is; {@link Float#NEGATIVE_INFINITY} or -120 is off
 * @param balance -1 left .. +1 right
 * @param soloMuted by another strip's solo
 * @param delayFrames the operator's delay
 * @param routes one for each bus it goes to
 * @param inserts of the slots that are in use, also those that wait for their effect, by slot
 */
public record StripState(
        StripInfo info,
        float trimDb,
        boolean invertLeft,
        boolean invertRight,
        ChannelMode mode,
        float width,
        float highPassHz,
        int highPassSlopeDb,
        float faderDb,
        float balance,
        PanLaw law,
        boolean muted,
        boolean pfl,
        boolean afl,
        boolean solo,
        boolean soloSafe,
        boolean soloMuted,
        int delayFrames,
        List<RouteInfo> routes,
        List<InsertInfo> inserts) {
    public StripState {
        routes = List.copyOf(routes);
        inserts = List.copyOf(inserts);
    }
}
