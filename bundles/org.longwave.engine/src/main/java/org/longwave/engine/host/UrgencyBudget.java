package org.longwave.engine.host;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the processors the threads above normal priority take together, the engine's apart. Compiler, collector
 * and all else that runs at normal priority must get on, whatever the devices ask for. Any thread.
 */
final class UrgencyBudget {
    /** Part of all processors: beyond it capture threads step down. */
    static final double CAPTURE_MOST = 0.5;
    /** Part of all processors: beyond it the few that play to a loudspeaker step down as well. */
    static final double PLAYBACK_MOST = 0.75;
    /** Nobody gets or gets back the priority when more than this part of all processors would be taken. */
    private static final double ROOM = 0.4;
    /** Nor before it has been enough for so long. */
    private static final long CALM_NANOS = 10_000_000_000L;
    /** One comes after the other: what each will take is not known before. */
    private static final long APART_NANOS = 20_000_000;

    private static final double UNITS = 1e9;
    private static final UrgencyBudget MACHINE =
            new UrgencyBudget(Runtime.getRuntime().availableProcessors());

    private final int processors;
    private final AtomicLong takenUnits = new AtomicLong();
    private final AtomicLong nextRiseNanos = new AtomicLong(Long.MIN_VALUE);

    UrgencyBudget(int processors) {
        this.processors = processors;
    }

    /** The one of this process. */
    static UrgencyBudget ofMachine() {
        return MACHINE;
    }

    private long units(double part) {
        return Math.round(part * processors * UNITS);
    }

    /**
     * A thread takes so much more than before.
     *
     * @param more of one processor; less than 0: it takes less
     * @param most part of all processors that all together may take for this thread to go on
     * @return false: they take too much
     */
    boolean claim(double more, double most, long nowNanos) {
        if (takenUnits.addAndGet(Math.round(more * UNITS)) <= units(most)) return true;
        nextRiseNanos.set(nowNanos + CALM_NANOS);
        return false;
    }

    /** A thread takes so much less, or nothing any more. */
    void giveBack(double share) {
        takenUnits.addAndGet(-Math.round(share * UNITS));
    }

    /** A thread that takes so much of one processor could have the priority, if not at this moment then soon. */
    boolean hasRoom(double share) {
        return takenUnits.get() + Math.round(share * UNITS) <= units(ROOM);
    }

    /** Claims a whole share if there is room enough, and nobody else got one just now. */
    boolean tryRise(double share, long nowNanos) {
        long next = nextRiseNanos.get();
        if (next != Long.MIN_VALUE && nowNanos - next < 0) return false;
        if (!hasRoom(share) || !nextRiseNanos.compareAndSet(next, nowNanos + APART_NANOS)) return false;
        takenUnits.addAndGet(Math.round(share * UNITS));
        return true;
    }

    /** Of one processor. */
    double taken() {
        return takenUnits.get() / UNITS;
    }
}
