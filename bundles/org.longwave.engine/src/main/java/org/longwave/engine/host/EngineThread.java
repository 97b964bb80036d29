package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import org.longwave.api.CycleHistogram;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.Histogram;
import org.longwave.engine.rt.EngineAgent;

/**
 * The engine's own thread and its absolute schedule: block n is due at start + n periods, so no rounding or lateness
 * adds up. Up to 100 ms behind, blocks are made back to back; beyond that the missing blocks are given up and counted.
 */
final class EngineThread {
    private static final System.Logger LOG = System.getLogger(EngineThread.class.getName());
    private static final int PRIORITY = 75;
    private static final long LIMIT_NANOS = 100_000_000;
    private static final long QUIET_NANOS = 10_000_000_000L;

    private final EngineAgent agent;
    private final Pacer pacer;
    private final StreamFormat format;
    private final Executor telling;
    private final Histogram wakeups = new Histogram();
    private Thread thread;
    private volatile boolean stopping;
    private long failures;
    private long failuresSaid;
    private long failureNanos;
    private volatile String scheduling = "not started";
    private volatile String priorityRefused = "";

    EngineThread(EngineAgent agent, Pacer pacer) {
        this(
                agent,
                pacer,
                said -> Thread.ofPlatform().name("lw-control-fault").daemon().start(said));
    }

    /** @param telling runs what is to be written to the log, elsewhere: the engine's thread never logs */
    EngineThread(EngineAgent agent, Pacer pacer, Executor telling) {
        this.agent = agent;
        this.telling = telling;
        this.pacer = pacer;
        format = agent.format();
    }

    void start() {
        thread = Thread.ofPlatform()
                .name("lw-engine")
                .priority(Thread.MAX_PRIORITY)
                .daemon()
                .start(this::run);
    }

    private void run() {
        String refused = LinuxThread.requestFifo(PRIORITY);
        boolean tight = LinuxThread.tightenTimer();
        priorityRefused = refused;
        scheduling = (refused.isEmpty() ? "SCHED_FIFO " + PRIORITY + ", " : "normal priority, ")
                + pacer
                + (tight ? ", timer slack 1 ns" : "")
                + (refused.isEmpty() ? "" : ". " + refused);
        if (!refused.isEmpty()) LOG.log(Level.WARNING, refused);
        long origin = pacer.nanoTime() - format.nanosOf(agent.frame());
        while (!stopping) {
            pacer.waitUntil(origin + format.nanosOf(agent.frame()));
            if (stopping) return;
            step(pacer.nanoTime() - origin);
        }
    }

    /** @param nowNanos time since frame 0 was due */
    void step(long nowNanos) {
        long behindNanos = nowNanos - format.nanosOf(agent.frame());
        wakeups.count(behindNanos);
        if (behindNanos > LIMIT_NANOS) agent.skip(behindNanos / format.nanosOf(format.blockFrames()));
        try {
            agent.doWork();
        } catch (RuntimeException | Error e) {
            agent.fail(); // a fault of ours costs one block, never the programme
            failures++;
            if (failuresSaid == 0 || nowNanos - failureNanos >= QUIET_NANOS) tell(e, nowNanos);
        }
    }

    /** At most once per 10 s, whatever fails how often. */
    private void tell(Throwable e, long nowNanos) {
        long blocks = failures - failuresSaid;
        failuresSaid = failures;
        failureNanos = nowNanos;
        String said = "the engine failed in " + (blocks == 1 ? "a block" : blocks + " blocks, the last time so");
        telling.execute(() -> LOG.log(Level.ERROR, said, e));
    }

    /** How the thread is scheduled; when something was refused also why, and what to do. */
    String scheduling() {
        return scheduling;
    }

    /** Why the thread has no real-time priority and what to do; empty when it has it or was not started. */
    String priorityRefused() {
        return priorityRefused;
    }

    /** How late after its deadline each block was begun. */
    CycleHistogram wakeups() {
        return wakeups.read();
    }

    boolean isRunning() {
        Thread t = thread;
        return t != null && t.isAlive();
    }

    void stop() {
        stopping = true;
        Threads.end(thread);
    }
}
