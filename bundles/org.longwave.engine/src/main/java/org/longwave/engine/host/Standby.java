package org.longwave.engine.host;

import java.util.concurrent.locks.LockSupport;
import org.longwave.engine.rt.EngineAgent;

/**
 * In the place of the engine's clock before a render: orders before the first block take effect and are answered, but
 * no block is made; a thread of its own, {@code lw-control}.
 */
final class Standby {
    private static final long POLL_NANOS = 1_000_000;

    private final EngineAgent agent;
    private final OrderDesk orders;
    private Thread thread;
    private volatile boolean over;

    Standby(EngineAgent agent, OrderDesk orders) {
        this.agent = agent;
        this.orders = orders;
    }

    void start() {
        thread = Thread.ofPlatform().name("lw-control").daemon().start(this::run);
    }

    private void run() {
        while (!over) {
            agent.settle();
            orders.answer();
            LockSupport.parkNanos(this, POLL_NANOS);
        }
    }

    /** When it returns nothing is settled any more. */
    void end() {
        over = true;
        Threads.end(thread);
    }
}
