package org.longwave.api;

/**
 * A bus. What changes (fader, mute, meters) is in {@link MeterFrame}.
 *
 * @param number address for commands and meters
 * @param id {@code program}, {@code monitor} or a name from the station file
 * @param label what the operator reads
 * @param kind {@link #MIX}, {@link #MIX_MINUS} or {@link #MONITOR}
 * @param guest of a mix-minus: the id of the strip that it leaves out; else empty
 * @param muteOnMic it is silent while a microphone is open: it feeds loudspeakers in the studio
 */
public record BusInfo(int number, String id, String label, String kind, String guest, boolean muteOnMic) {
    /** The sum of what is assigned and sent to it. */
    public static final String MIX = "mix";
    /** All that is assigned to the programme except one guest, and what is assigned and sent to it itself. */
    public static final String MIX_MINUS = "mixminus";
    /** Another bus before its limiter, or what PFL and AFL listen to. */
    public static final String MONITOR = "monitor";

    /** A plain one. */
    public BusInfo(int number, String id, String label) {
        this(number, id, label, id.equals(Names.MONITOR) ? MONITOR : MIX, "", false);
    }
}
