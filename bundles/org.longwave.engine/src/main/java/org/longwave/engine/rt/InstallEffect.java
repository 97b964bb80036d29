package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Puts an effect into a strip's slot, or empties the slot; what was there is handed back. */
@RealTime
public final class InstallEffect extends Order {
    private final Strip strip;
    private final int slot;
    private Insert insert;

    /**
     * @param slot 0..3
     * @param insert tried out already; null empties the slot
     */
    public InstallEffect(Strip strip, int slot, Insert insert, long atFrame) {
        super(atFrame);
        this.strip = strip;
        this.slot = slot;
        this.insert = insert;
    }

    @Override
    protected int apply(Mixer mixer) {
        insert = strip.swapInsert(slot, insert);
        return CommandTarget.APPLIED;
    }

    /** After the answer: what was in the slot, or null. */
    @ControlRoom
    public Insert retired() {
        return insert;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "InstallEffect " + strip.number() + " " + slot;
    }
}
