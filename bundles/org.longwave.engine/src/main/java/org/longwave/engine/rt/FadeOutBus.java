package org.longwave.engine.rt;

import org.longwave.api.ControlRoom;
import org.longwave.api.RealTime;
import org.longwave.api.command.CommandTarget;

/** Fades a bus out over 10 ms, and monitors that hear it over to the programme, before a new graph goes on without it. */
@RealTime
public final class FadeOutBus extends Order {
    private final Bus bus;

    public FadeOutBus(Bus bus) {
        super(NOW);
        this.bus = bus;
    }

    @Override
    protected int apply(Mixer mixer) {
        bus.mute(true);
        Graph graph = mixer.graph();
        for (Bus b : graph.buses)
            if (b.isMonitor() && b.monitor().source() == bus.number())
                b.monitor().source(graph.program().number());
        return CommandTarget.APPLIED;
    }

    @Override
    @ControlRoom
    public String toString() {
        return "FadeOutBus " + bus.number();
    }
}
