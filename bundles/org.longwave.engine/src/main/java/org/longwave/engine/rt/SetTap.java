package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Gives a strip a tap from the next block on, or takes it away; what was there is handed back. */
@RealTime
public final class SetTap extends Order {
    private final Strip strip;
    private final int kind;
    private final boolean on;
    private Tap tap;

    /**
     * @param kind {@link Tap#INPUT} or {@link Tap#POST}
     * @param tap null takes it away
     */
    public SetTap(Strip strip, int kind, Tap tap) {
        super(NOW);
        this.strip = strip;
        this.kind = kind;
        this.tap = tap;
        on = tap != null;
    }

    @Override
    protected int apply(Mixer mixer) {
        tap = strip.swapTap(kind, tap);
        return CommandTarget.APPLIED;
    }

    /** After the answer: the tap that is no longer written, or null. */
    @ControlRoom
    public Tap retired() {
        return tap;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "SetTap " + strip.number() + (kind == Tap.INPUT ? " strip " : " post ") + (on ? "on" : "off");
    }
}
