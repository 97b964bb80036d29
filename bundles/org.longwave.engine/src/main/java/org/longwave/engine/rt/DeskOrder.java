package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.Command;

/** A command of the API on its way through the engine. */
@RealTime
public final class DeskOrder extends Order {
    private final Command command;

    public DeskOrder(Command command, long atFrame) {
        super(atFrame);
        this.command = command;
    }

    @Override
    protected int apply(Mixer mixer) {
        return command.applyTo(mixer.switchboard());
    }

    @ControlRoom
    public Command command() {
        return command;
    }

    @Override
    @ControlRoom
    public String toString() {
        return command.toString();
    }
}
