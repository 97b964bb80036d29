package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Puts an effect into a slot of a strip or bus, or empties the slot; what was there is handed back. */
@RealTime
public final class InstallEffect extends Order {
    private final InsertRack rack;
    private final int slot;
    private final String where;
    private final Align align;
    private Insert insert;

    /**
     * @param slot 0..3
     * @param insert tried out already; null empties the slot
     * @param align carried out at the same frame; null: nothing changes
     * @param where for the log: {@code strip 3} or {@code bus 0}
     */
    public InstallEffect(InsertRack rack, int slot, Insert insert, Align align, String where, long atFrame) {
        super(atFrame);
        this.rack = rack;
        this.slot = slot;
        this.insert = insert;
        this.align = align;
        this.where = where;
    }

    @Override
    protected int apply(Mixer mixer) {
        insert = rack.swap(slot, insert);
        if (align != null) align.apply(mixer);
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
        return "InstallEffect " + where + " " + slot;
    }
}
