package org.longwave.engine.host;

import java.util.concurrent.locks.LockSupport;

/** How the engine thread learns the time and waits for it. */
public interface Pacer {
    /** Nanoseconds on a monotonic clock. */
    long nanoTime();

    /** Engine thread: returns at or after {@code deadlineNanos}, or early when interrupted. */
    void waitUntil(long deadlineNanos);

    /** The system's monotonic clock: by clock_nanosleep where there is one, else by parking. */
    static Pacer system() {
        return LinuxThread.isAvailable() ? LinuxThread.pacer() : parking();
    }

    /** Waits by parking: works everywhere, later by the system's timer slack. */
    static Pacer parking() {
        return new Pacer() {
            @Override
            public String toString() {
                return "parking";
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void waitUntil(long deadlineNanos) {
                for (long left = deadlineNanos - System.nanoTime();
                        left > 0 && !Thread.currentThread().isInterrupted();
                        left = deadlineNanos - System.nanoTime()) LockSupport.parkNanos(left);
            }
        };
    }
}
