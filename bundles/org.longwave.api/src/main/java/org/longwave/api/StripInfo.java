package org.longwave.api;

import java.util.List;

/**
 * A channel strip. What changes (fader, mute, meters) is in {@link MeterFrame}.
 *
 * @param number address for commands and meters, stable while the strip lives
 * @param id name in the station file
 * @param label what the operator reads
 * @param input name of the input it plays
 * @param kind voice, guest, line, player, system, link or talk
 * @param colour the kind whose identity colour it shows: its own, unless another one was chosen
 * @param mic an open one mutes the studio's loudspeakers
 * @param faderStart its transport starts when the fader opens
 */
public record StripInfo(
        int number,
        String id,
        String label,
        String input,
        String kind,
        String colour,
        boolean mic,
        boolean faderStart) {
    /** Characters. */
    public static final int LONGEST_LABEL = 40;
    /** What a strip may carry, and the colours it may show. */
    public static final List<String> KINDS = List.of("voice", "guest", "line", "player", "system", "link", "talk");

    /** A plain one. */
    public StripInfo(int number, String id, String label, String input, String kind) {
        this(number, id, label, input, kind, kind, false, false);
    }
}
