package org.longwave.engine.host;

import java.util.List;
import org.longwave.api.EngineStatus;
import org.longwave.api.input.InputInfo;
import org.longwave.engine.rt.EngineAgent;

/** Puts the counters of the engine together; any thread. */
record StatusReport(EngineAgent agent, EngineThread engineThread, OrderDesk orders, Desk desk, List<InputInfo> inputs) {
    EngineStatus status() {
        long xruns = 0;
        for (InputInfo i : inputs) xruns += i.underruns() + (i.overflowFrames() > 0 ? 1 : 0);
        return new EngineStatus(
                engineThread.isRunning(),
                agent.frame(),
                agent.blocks(),
                agent.load(),
                agent.maxCycleNanos(),
                agent.lateCycles(),
                agent.gapFrames(),
                xruns,
                agent.ordersApplied(),
                orders.refused(),
                agent.ordersLate(),
                desk.nonFiniteBlocks(),
                orders.unlogged(),
                engineThread.scheduling(),
                engineThread.priorityRefused(),
                agent.cycles(),
                engineThread.wakeups());
    }
}
