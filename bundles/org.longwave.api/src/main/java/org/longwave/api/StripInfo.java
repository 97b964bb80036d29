package org.longwave.api;

/**
 * A channel strip. What changes (fader, mute, meters) is in {@link MeterFrame}.
 *
 * @param number address for commands and meters, stable while the strip lives
 * @param id name in the station file
 * @param label what the operator reads
 * @param input name of the input it plays
 * @param kind voice, guest, line, player, system, link or talk: the strip's identity colour
 * @param mic an open one mutes the studio's loudspeakers
 * @param faderStart its transport starts when the fader opens
 */
public record StripInfo(
        int number, String id, String label, String input, String kind, boolean mic, boolean faderStart) {
    /** A plain one. */
    public StripInfo(int number, String id, String label, String input, String kind) {
        this(number, id, label, input, kind, false, false);
    }
}
