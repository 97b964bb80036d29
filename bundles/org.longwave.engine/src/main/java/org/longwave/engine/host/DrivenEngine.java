package org.longwave.engine.host;

import org.longwave.engine.rt.EngineAgent;

/**
 * The engine under somebody else's clock: a real-time thread that calls once a period, as a JACK server does, makes one
 * block with each call; that thread only. There is no schedule, so there are no edges: inputs and outputs that are on
 * the caller's clock too need none.
 */
public final class DrivenEngine {
    private final EngineThread thread;
    private final EngineAgent agent;

    DrivenEngine(EngineThread thread, EngineAgent agent) {
        this.thread = thread;
        this.agent = agent;
    }

    /** The next block. A fault of the engine's costs this block and never leaves here. */
    public void block() {
        thread.make(System.nanoTime());
    }

    /** So many calls never came: time has gone on without them, and the gap is counted. */
    public void missed(long blocks) {
        if (blocks > 0) agent.skip(blocks);
    }
}
