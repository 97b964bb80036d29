package org.longwave.engine.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * What Linux offers a thread that keeps time: SCHED_FIFO, a timer slack of 1 ns, an absolute sleep. Called by the
 * thread it is meant for. Everything is refused politely elsewhere: {@link #isAvailable()} says so.
 */
final class LinuxThread {
    private static final int SCHED_OTHER = 0;
    private static final int SCHED_FIFO = 1;
    private static final int PR_SET_TIMERSLACK = 29;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int CLOCK_THREAD_CPUTIME = 3;
    private static final int TIMER_ABSTIME = 1;
    private static final int PRIO_PROCESS = 0;
    private static final int LAST = 19;
    private static final int EPERM = 1;

    private static final MethodHandle SELF;
    private static final MethodHandle SET_SCHED;
    private static final MethodHandle PRCTL;
    private static final MethodHandle SLEEP;
    private static final MethodHandle TIME;
    private static final MethodHandle NICE;
    private static final String WHY_NOT;

    static {
        MethodHandle self = null;
        MethodHandle sched = null;
        MethodHandle prctl = null;
        MethodHandle sleep = null;
        MethodHandle time = null;
        MethodHandle nice = null;
        String whyNot = "";
        try {
            if (!System.getProperty("os.name").equals("Linux")) throw new IllegalStateException("this is not Linux");
            var i = ValueLayout.JAVA_INT;
            var l = ValueLayout.JAVA_LONG;
            self = handle("pthread_self", FunctionDescriptor.of(l));
            sched = handle("pthread_setschedparam", FunctionDescriptor.of(i, l, i, l));
            prctl = handle("prctl", FunctionDescriptor.of(i, i, l, l, l, l));
            sleep = handle("clock_nanosleep", FunctionDescriptor.of(i, i, i, l, l));
            nice = handle("setpriority", FunctionDescriptor.of(i, i, i, i));
            time = handle("clock_gettime", FunctionDescriptor.of(i, i, l));
        } catch (RuntimeException | LinkageError e) {
            whyNot = e.getMessage();
        }
        SELF = self;
        SET_SCHED = sched;
        PRCTL = prctl;
        SLEEP = sleep;
        TIME = time;
        NICE = nice;
        WHY_NOT = whyNot;
    }

    private LinuxThread() {}

    private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup libc = linker.defaultLookup();
        return linker.downcallHandle(libc.find(name).orElseThrow(), descriptor);
    }

    static boolean isAvailable() {
        return WHY_NOT.isEmpty();
    }

    /**
     * Asks for SCHED_FIFO for the calling thread.
     *
     * @param priority 1..99
     * @return empty when granted, else one sentence: what was refused and how to allow it
     */
    static String requestFifo(int priority) {
        if (!isAvailable()) return "No real-time priority: " + WHY_NOT + ".";
        try {
            int error = schedule(SCHED_FIFO, priority);
            if (error == 0) return "";
            String code = error == EPERM ? "not permitted" : "error " + error;
            return "No real-time priority (SCHED_FIFO " + priority + " " + code
                    + "): let the user have it with a line \"@audio - rtprio 95\" in /etc/security/limits.d/audio.conf,"
                    + " add the user to the group audio and log in again.";
        } catch (Throwable e) {
            return "No real-time priority: " + e + ".";
        }
    }

    private static int schedule(int policy, int priority) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameter = arena.allocate(8, 8);
            parameter.set(ValueLayout.JAVA_INT, 0, priority);
            return (int) SET_SCHED.invokeExact((long) SELF.invokeExact(), policy, parameter.address());
        }
    }

    /** The calling thread gives its priority back and lets all others go first, nice 19, until it asks again. */
    static void comeLast() {
        if (!isAvailable()) return;
        try {
            int error = schedule(SCHED_OTHER, 0);
            if (error != 0) throw new IllegalStateException("SCHED_OTHER was refused with error " + error);
            // on Linux a number of 0 is the calling thread, not the process
            if ((int) NICE.invokeExact(PRIO_PROCESS, 0, LAST) != 0) throw new IllegalStateException("nice was refused");
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Processor time that the calling thread has taken so far; 0 where nobody tells. Without allocating.
     *
     * @param timespec 16 bytes of work space
     */
    static long cpuNanos(MemorySegment timespec) {
        if (!isAvailable()) return 0;
        try {
            if ((int) TIME.invokeExact(CLOCK_THREAD_CPUTIME, timespec.address()) != 0) return 0;
            return timespec.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L + timespec.get(ValueLayout.JAVA_LONG, 8);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Timer slack of the calling thread down to 1 ns; the default of 50 us would be late by as much. */
    static boolean tightenTimer() {
        if (!isAvailable()) return false;
        try {
            return (int) PRCTL.invokeExact(PR_SET_TIMERSLACK, 1L, 0L, 0L, 0L) == 0;
        } catch (Throwable e) {
            return false;
        }
    }

    /** A pacer on CLOCK_MONOTONIC, the clock behind {@link System#nanoTime()}, sleeping to absolute deadlines. */
    static Pacer pacer() {
        MemorySegment timespec = Arena.ofAuto().allocate(16, 8);
        return new Pacer() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void waitUntil(long deadlineNanos) {
                timespec.set(ValueLayout.JAVA_LONG, 0, deadlineNanos / 1_000_000_000L);
                timespec.set(ValueLayout.JAVA_LONG, 8, deadlineNanos % 1_000_000_000L);
                try {
                    // in native state: no collector ever waits for this thread while it sleeps; a signal wakes it early
                    while (System.nanoTime() < deadlineNanos) {
                        int interrupted =
                                (int) SLEEP.invokeExact(CLOCK_MONOTONIC, TIMER_ABSTIME, timespec.address(), 0L);
                        if (interrupted != 0 && interrupted != 4) return;
                    }
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public String toString() {
                return "clock_nanosleep";
            }
        };
    }
}
