package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Fades a strip out of every bus over 10 ms, before a new graph goes on without it. */
@RealTime
public final class FadeOutStrip extends Order {
    private final Strip strip;

    public FadeOutStrip(Strip strip) {
        super(NOW);
        this.strip = strip;
    }

    @Override
    protected int apply(Mixer mixer) {
        strip.fadeOut();
        mixer.hearSolo();
        return CommandTarget.APPLIED;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "FadeOutStrip " + strip.number();
    }
}
