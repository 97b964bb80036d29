package org.longwave.engine.host;

import org.longwave.api.BusInfo;
import org.longwave.api.Names;
import org.longwave.api.command.SetMaster;
import org.longwave.engine.rt.BusStart;

/**
 * What the station file says of a bus.
 *
 * @param kind {@link BusInfo#MIX}, {@link BusInfo#MIX_MINUS} or {@link BusInfo#MONITOR}
 * @param guest of a mix-minus: the strip it leaves out
 * @param source of a monitor: name of the bus it hears at first
 * @param ceilingDb -20..0
 * @param ringSeconds 0.1..60, or 0 for the engine's own length
 * @param muteOnMic silent while a microphone is open: it feeds loudspeakers in the studio
 */
public record BusSpec(
        String id,
        String label,
        String kind,
        String guest,
        String source,
        float masterDb,
        float ceilingDb,
        double ringSeconds,
        boolean muted,
        boolean muteOnMic) {
    public BusSpec {
        if (id.isBlank()) throw new IllegalArgumentException("a bus needs a name");
        new SetMaster(0, masterDb); // the same range as the order
        if (!(ceilingDb >= -20 && ceilingDb <= 0))
            throw new IllegalArgumentException("ceilingDb is " + ceilingDb + ", allowed -20..0");
        if (ringSeconds != 0 && !(ringSeconds >= 0.1 && ringSeconds <= 60))
            throw new IllegalArgumentException(
                    "ringSeconds is " + ringSeconds + ", allowed 0.1..60, or 0 for the engine's");
        if (!kind.equals(BusInfo.MIX) && !kind.equals(BusInfo.MIX_MINUS) && !kind.equals(BusInfo.MONITOR))
            throw new IllegalArgumentException("kind is \"" + kind + "\", allowed mix, mixminus, monitor");
        if (id.equals(Names.PROGRAM) && !kind.equals(BusInfo.MIX))
            throw new IllegalArgumentException("the bus program is of kind mix, not " + kind);
        if (id.equals(Names.MONITOR) && !kind.equals(BusInfo.MONITOR))
            throw new IllegalArgumentException("the bus monitor is of kind monitor, not " + kind);
        if (kind.equals(BusInfo.MIX_MINUS) == guest.isEmpty())
            throw new IllegalArgumentException(
                    "guest is \"" + guest + "\": a mix-minus needs the name of a strip there, other buses have none");
    }

    /** A plain one: a sum, or a monitor of the programme. */
    public static BusSpec of(String id, String kind) {
        return new BusSpec(id, "", kind, "", Names.PROGRAM, 0f, -1f, 0, false, false);
    }

    /** Everything but this guest. */
    public static BusSpec mixMinus(String id, String guest) {
        return new BusSpec(id, "", BusInfo.MIX_MINUS, guest, Names.PROGRAM, 0f, -1f, 0, false, false);
    }

    BusSpec with(String newLabel, float newMasterDb, float newCeilingDb, double newRingSeconds) {
        return new BusSpec(
                id, newLabel, kind, guest, source, newMasterDb, newCeilingDb, newRingSeconds, muted, muteOnMic);
    }

    /** @param sourceNumber of the bus that a monitor hears */
    BusStart start(int sourceNumber) {
        return new BusStart(masterDb, ceilingDb, muted, isMonitor(), sourceNumber, muteOnMic);
    }

    boolean isMixMinus() {
        return kind.equals(BusInfo.MIX_MINUS);
    }

    boolean isMonitor() {
        return kind.equals(BusInfo.MONITOR);
    }

    BusInfo info(int number) {
        String usual = id.equals(Names.PROGRAM) ? "Programme" : id.equals(Names.MONITOR) ? "Monitor" : id;
        return new BusInfo(number, id, label.isEmpty() ? usual : label, kind, guest, muteOnMic);
    }
}
