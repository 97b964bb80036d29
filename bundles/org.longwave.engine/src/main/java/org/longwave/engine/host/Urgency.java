package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The right of one device or playback thread to go before the threads of the virtual machine, in {@link UrgencyBudget}:
 * when all together take too much, it steps down, says so, and asks again later. That thread, where nothing else is said.
 */
final class Urgency {
    /** The calling thread as the system sees it. */
    interface OwnThread {
        /** Empty when granted, else why not. */
        String hurry();

        /** Behind all threads of normal priority: so many of them at the same one would starve those as well. */
        void comeLast();

        long cpuNanos();
    }

    private static final QuietLog LOG = QuietLog.of(Urgency.class);
    /** Below the engine's; a refusal is told once, by the engine thread. */
    private static final int PRIORITY = 70;

    private static final long CHECK_NANOS = 100_000_000;
    private static final long SOON_NANOS = 150_000_000;
    /** Waiting for room for so long is told. */
    private static final long TOLD_NANOS = 2_000_000_000L;

    private static final long FIRST_WAIT_NANOS = 5_000_000_000L;
    private static final long LONGEST_WAIT_NANOS = 300_000_000_000L;

    /** The real one. */
    static final class LinuxOwn implements OwnThread {
        private final MemorySegment timespec = Arena.ofAuto().allocate(16, 8);

        @Override
        public String hurry() {
            return LinuxThread.requestFifo(PRIORITY);
        }

        @Override
        public void comeLast() {
            LinuxThread.comeLast();
        }

        @Override
        public long cpuNanos() {
            return LinuxThread.cpuNanos(timespec);
        }
    }

    private final String name;
    private final double most;
    private final UrgencyBudget budget;
    private final OwnThread own;
    /** Allowed by the system, even if it does without just now. */
    private boolean granted;

    private double claimed;
    private long checkedNanos;
    private long checkedCpuNanos;
    private boolean begun;
    /** While it has no priority: not asked for again before. */
    private long riseNanos;

    private long waitNanos = FIRST_WAIT_NANOS;
    private boolean urgent;
    /** It had to give the priority up, or waits for it for longer than usual. */
    private volatile boolean without;

    /** @param most part of all processors that all such threads together may take for this one to go on */
    Urgency(String name, double most, UrgencyBudget budget, OwnThread own) {
        this.name = name;
        this.most = most;
        this.budget = budget;
        this.own = own;
    }

    static Urgency ofInput(String name) {
        return new Urgency("input " + name, UrgencyBudget.CAPTURE_MOST, UrgencyBudget.ofMachine(), new LinuxOwn());
    }

    static Urgency ofOutput(String name) {
        return new Urgency("output " + name, UrgencyBudget.PLAYBACK_MOST, UrgencyBudget.ofMachine(), new LinuxOwn());
    }

    /** Once, as the thread begins: at once. */
    void ask() {
        granted = own.hurry().isEmpty();
        urgent = granted;
    }

    /**
     * Once, as the thread begins: as soon as it is known what it takes. Its code may be cold, and so may that of many
     * others that begin with it; above the compiler they would keep each other waiting for it.
     */
    void askSoon() {
        granted = own.hurry().isEmpty();
        if (granted) own.comeLast();
    }

    /** As often as it likes. */
    void check(long nowNanos) {
        if (!granted || begun && nowNanos - checkedNanos < CHECK_NANOS) return;
        long cpuNanos = own.cpuNanos();
        if (!begun) {
            begun = true;
            riseNanos = nowNanos + SOON_NANOS;
        } else {
            double share = (double) (cpuNanos - checkedCpuNanos) / (nowNanos - checkedNanos);
            if (urgent) stay(share, nowNanos);
            else rise(share, nowNanos);
        }
        checkedNanos = nowNanos;
        checkedCpuNanos = cpuNanos;
    }

    private void rise(double share, long nowNanos) {
        if (nowNanos - riseNanos < 0) return;
        if (!budget.tryRise(share, nowNanos)) {
            if (!without && !budget.hasRoom(share) && nowNanos - riseNanos >= TOLD_NANOS) goWithout();
            return;
        }
        if (!own.hurry().isEmpty()) {
            budget.giveBack(share);
            return;
        }
        claimed = share;
        urgent = true;
        if (without) LOG.log(Level.INFO, name + " runs with real-time priority again.", null);
        without = false;
    }

    private void stay(double share, long nowNanos) {
        double smooth = (claimed + share) / 2; // a moment of much work is none of it
        boolean fits = budget.claim(smooth - claimed, most, nowNanos);
        claimed = smooth;
        if (fits) return;
        own.comeLast();
        budget.giveBack(claimed);
        claimed = 0;
        urgent = false;
        riseNanos = nowNanos + waitNanos;
        waitNanos = Math.min(2 * waitNanos, LONGEST_WAIT_NANOS);
        goWithout();
    }

    private void goWithout() {
        without = true;
        LOG.log(Level.WARNING, name + ": " + refused(), null);
    }

    /** As the thread ends. */
    void end() {
        budget.giveBack(claimed);
        claimed = 0;
        granted = false;
    }

    /** Any thread: empty, or why the thread has no real-time priority now and what to do, in one sentence. */
    String refused() {
        return without
                ? "No real-time priority for now: the devices together take too much of the processors;"
                        + " use fewer live inputs or a faster machine if it drops out."
                : "";
    }
}
