package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Does nothing at its frame: who sent it knows then that the engine has come so far. */
@RealTime
public final class Later extends Order {
    public Later(long atFrame) {
        super(atFrame);
    }

    @Override
    protected int apply(Mixer mixer) {
        return CommandTarget.APPLIED;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "Later";
    }
}
