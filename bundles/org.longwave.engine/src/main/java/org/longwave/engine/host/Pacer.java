package org.longwave.engine.host;

import java.util.concurrent.locks.LockSupport;

/** How the engine thread learns the time and waits for it. */
public interface Pacer {
    /** Nanoseconds on a monotonic clock. */
    long nanoTime();

    /** Engine thread: returns at or after {@code deadlineNanos}, or early when interrupted. */
    void waitUntil(long deadlineNanos);

    /** The system's monotonic clock. */
    static Pacer system() {
        return new Pacer() {
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
