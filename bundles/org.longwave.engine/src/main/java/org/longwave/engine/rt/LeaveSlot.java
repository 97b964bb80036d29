package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Lets the effect in a slot fade out of the sound's way, before another order takes it away. */
@RealTime
public final class LeaveSlot extends Order {
    private final SlotPlace place;

    public LeaveSlot(SlotPlace place) {
        super(NOW);
        this.place = place;
    }

    @Override
    protected int apply(Mixer mixer) {
        Insert insert = place.rack().insert(place.slot());
        if (insert == null) return CommandTarget.NO_EFFECT;
        insert.leave(true);
        return CommandTarget.APPLIED;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "LeaveSlot " + place.words();
    }
}
