package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Sets the ceiling of a bus's limiter. */
@RealTime
public final class SetCeiling extends Order {
    private final Bus bus;
    private final float ceilingDb;

    /** @param ceilingDb -20..0 dBFS */
    public SetCeiling(Bus bus, float ceilingDb) {
        super(NOW);
        this.bus = bus;
        this.ceilingDb = ceilingDb;
    }

    @Override
    protected int apply(Mixer mixer) {
        bus.ceiling(ceilingDb);
        return CommandTarget.APPLIED;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "SetCeiling " + bus.number() + " " + ceilingDb;
    }
}
