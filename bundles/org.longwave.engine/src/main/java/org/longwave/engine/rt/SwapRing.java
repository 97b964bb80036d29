package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;
import org.longwave.engine.ring.BusRing;

/** Lets a bus go on in another ring, between two blocks; its readers finish the old one and follow. */
@RealTime
public final class SwapRing extends Order {
    private final Bus bus;
    private BusRing ring;

    /** @param ring prepared by {@link BusRing#prepareHandOver} on the bus's present ring */
    public SwapRing(Bus bus, BusRing ring) {
        super(NOW);
        this.bus = bus;
        this.ring = ring;
    }

    @Override
    protected int apply(Mixer mixer) {
        ring = bus.swapRing(ring);
        return CommandTarget.APPLIED;
    }

    /** After the answer: the ring that is no longer written. */
    @ControlRoom
    public BusRing retired() {
        return ring;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "SwapRing " + bus.number();
    }
}
