package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Sets what only the station file sets of a strip: whether it is a microphone. */
@RealTime
public final class TuneStrip extends Order {
    private final Strip strip;
    private final boolean mic;

    public TuneStrip(Strip strip, boolean mic) {
        super(NOW);
        this.strip = strip;
        this.mic = mic;
    }

    @Override
    protected int apply(Mixer mixer) {
        strip.mic(mic);
        return CommandTarget.APPLIED;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "TuneStrip " + strip.number() + " " + mic;
    }
}
