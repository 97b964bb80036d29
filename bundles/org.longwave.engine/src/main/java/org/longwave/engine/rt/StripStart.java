package org.longwave.engine.rt;

import org.longwave.api.command.ChannelMode;
import org.longwave.api.command.PanLaw;

/**
 * How a strip stands when it begins, without any ramp; control room. Ranges are checked by whoever makes it.
 *
 * @param highPassSlopeDb 0 (off), 12 or 24
 * @param mic while it is open, buses that feed loudspeakers are silent
 */
public record StripStart(
        float trimDb,
        boolean invertLeft,
        boolean invertRight,
        ChannelMode mode,
        float width,
        float highPassHz,
        int highPassSlopeDb,
        PanLaw law,
        float faderDb,
        float balance,
        boolean muted,
        boolean pfl,
        boolean soloSafe,
        boolean mic) {
    /** Everything at unity, no microphone. */
    public static StripStart plain(float faderDb, float balance, boolean muted, boolean pfl) {
        return new StripStart(
                0f,
                false,
                false,
                ChannelMode.STEREO,
                1f,
                80f,
                0,
                PanLaw.BALANCE,
                faderDb,
                balance,
                muted,
                pfl,
                false,
                false);
    }
}
