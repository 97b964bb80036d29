package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Lets the effect in a slot fade out of the sound's way, before another order takes it away. */
@RealTime
public final class LeaveSlot extends Order {
    private final InsertRack rack;
    private final int slot;
    private final String where;
    private final Align align;

    /**
     * @param slot 0..3
     * @param align carried out at the same frame; null: nothing changes
     * @param where for the log: {@code strip 3} or {@code bus 0}
     */
    public LeaveSlot(InsertRack rack, int slot, Align align, String where) {
        super(NOW);
        this.rack = rack;
        this.slot = slot;
        this.align = align;
        this.where = where;
    }

    @Override
    protected int apply(Mixer mixer) {
        Insert insert = rack.insert(slot);
        if (insert == null) return CommandTarget.NO_EFFECT;
        insert.leave(true);
        if (align != null) align.apply(mixer);
        return CommandTarget.APPLIED;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "LeaveSlot " + where + " " + slot;
    }
}
