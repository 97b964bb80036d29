package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Sets what only the station file sets of a bus: its limiter's ceiling, and whether an open microphone mutes it. */
@RealTime
public final class TuneBus extends Order {
    private final Bus bus;
    private final float ceilingDb;
    private final boolean muteOnMic;

    /** @param ceilingDb -20..0 dBFS */
    public TuneBus(Bus bus, float ceilingDb, boolean muteOnMic) {
        super(NOW);
        this.bus = bus;
        this.ceilingDb = ceilingDb;
        this.muteOnMic = muteOnMic;
    }

    @Override
    protected int apply(Mixer mixer) {
        bus.ceiling(ceilingDb);
        bus.muteOnMic(muteOnMic);
        return CommandTarget.APPLIED;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "TuneBus " + bus.number() + " " + ceilingDb + " " + muteOnMic;
    }
}
